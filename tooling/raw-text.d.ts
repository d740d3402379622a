/** A file's text, put into the bundle: `import sql from './name.sql?raw'`. */
declare module '*?raw' {
  const text: string
  export default text
}
