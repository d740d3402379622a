import { SimpleGrid } from '@mantine/core'
import { Children, type ReactNode } from 'react'

/** Figures beside each other, as many as fit; no row is left with one or two. */
export function FigureRow({ children }: { readonly children: ReactNode }) {
  const isEven = Children.count(children) % 4 === 0
  return (
    <SimpleGrid
      cols={{ base: 2, xs: isEven ? 2 : 3, sm: isEven ? 4 : 3, md: 4, lg: isEven ? 4 : 6 }}
      spacing="xs"
      verticalSpacing="xs"
    >
      {children}
    </SimpleGrid>
  )
}
