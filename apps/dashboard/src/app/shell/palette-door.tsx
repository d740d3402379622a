import { useHotkeys } from '@mantine/hooks'
import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useState } from 'react'

const CommandPalette = lazy(() =>
  import('./command-palette.tsx').then((it) => ({ default: it.CommandPalette })),
)

const OpenPalette = createContext<() => void>(() => undefined)

/** Opens the command palette. */
export const useOpenPalette = (): (() => void) => use(OpenPalette)

/** The command palette around the pages: it comes with the first time that somebody asks for it, by ⌘ K too. */
export function PaletteDoor({ children }: { readonly children: ReactNode }) {
  const [times, setTimes] = useState(0)
  const open = useCallback(() => {
    setTimes((before) => before + 1)
  }, [])
  useHotkeys([
    ['mod+K', open],
    ['/', open],
  ])
  return (
    <OpenPalette value={open}>
      {children}
      {times > 0 && (
        <Suspense>
          <CommandPalette asked={times} />
        </Suspense>
      )}
    </OpenPalette>
  )
}
