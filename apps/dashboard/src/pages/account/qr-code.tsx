import { useMemo } from 'react'
import { encode } from 'uqr'

/** A text as a QR code (ISO/IEC 18004), dark on white in both schemes, as cameras want it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { size, data } = encode(text, { ecc: 'M', border: 2 })
    const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    return { size, path: squares.join('') }
  }, [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={176}
      height={176}
      shapeRendering="crispEdges"
      style={{ background: '#fff', borderRadius: 6, flex: 'none' }}
    >
      <path d={path} fill="#000" />
    </svg>
  )
}
