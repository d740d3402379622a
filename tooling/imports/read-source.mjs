import { parseSync, Visitor } from 'oxc-parser'

/**
 * What one source file reaches for: every module that it names in an import, a re-export, a dynamic import or an
 * import type, and every line that reads the environment.
 * @typedef {{ specifier: string, line: number, typesOnly: boolean }} Import
 * @param {string} fileName decides the language by its ending
 * @param {string} text
 * @returns {{ imports: Import[], environmentLines: number[] }}
 * @throws {SyntaxError} where the text does not parse
 */
export function readSource(fileName, text) {
  const { program, errors } = parseSync(fileName, text)
  if (errors[0]) throw new SyntaxError(`${fileName}: ${errors[0].message}`)
  /** @type {Import[]} */
  const imports = []
  /** @type {number[]} */
  const environmentLines = []
  const lineOf = (node) => text.slice(0, node.start).split('\n').length
  const note = (node, source, typesOnly) => {
    if (source?.type === 'Literal' && typeof source.value === 'string')
      imports.push({ specifier: source.value, line: lineOf(node), typesOnly })
  }

  new Visitor({
    ImportDeclaration(node) {
      note(node, node.source, node.importKind === 'type')
      const isProcess = ['process', 'node:process'].includes(node.source.value)
      if (isProcess && node.specifiers.some((specifier) => specifier.imported?.name === 'env'))
        environmentLines.push(lineOf(node))
    },
    ExportAllDeclaration: (node) => note(node, node.source, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => note(node, node.source, node.exportKind === 'type'),
    ImportExpression: (node) => note(node, node.source, false),
    TSImportType: (node) => note(node, node.source, true),
    MemberExpression(node) {
      if (node.object.name === 'process' && (node.property.name ?? node.property.value) === 'env')
        environmentLines.push(lineOf(node))
    },
    VariableDeclarator(node) {
      const takesEnv =
        node.id.type === 'ObjectPattern' && node.id.properties.some((p) => p.key?.name === 'env')
      if (takesEnv && node.init?.name === 'process') environmentLines.push(lineOf(node))
    },
  }).visit(program)
  return { imports, environmentLines }
}
