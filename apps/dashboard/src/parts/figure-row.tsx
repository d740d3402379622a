import { SimpleGrid } from '@mantine/core'
import type { ReactNode } from 'react'

/** Figures beside each other, as many as fit. */
export function FigureRow({ children }: { readonly children: ReactNode }) {
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, md: 4, lg: 6 }} spacing="xs" verticalSpacing="xs">
      {children}
    </SimpleGrid>
  )
}
