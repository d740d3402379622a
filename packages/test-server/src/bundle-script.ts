import { build } from 'esbuild'

/**
 * The script of a page, bundled from a source file with everything that it imports.
 * @param mode which React goes in: that of development is the strict one. @default 'development'
 * @throws where it cannot be bundled; esbuild has printed why
 */
export async function bundleScript(
  file: string,
  mode: 'development' | 'production' = 'development',
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxDev: mode === 'development',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    logLevel: 'warning',
  })
  return outputFiles[0]?.text ?? ''
}
