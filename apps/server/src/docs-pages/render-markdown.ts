import { escapeHtml } from './page.ts'

/**
 * Our own pages as HTML: headings, paragraphs, lists of one level, fenced code, inline code, bold text and links.
 * No more of Markdown than `docs/errors/` uses. Links to a neighbouring `name.md` lead to `name`.
 */
export function renderMarkdown(markdown: string): string {
  const parts = markdown.split(/^```\w*\n([\s\S]*?)^```$/m)
  return parts
    .map((part, index) =>
      index % 2 === 1 ? `<pre><code>${escapeHtml(part)}</code></pre>` : renderBlocks(part),
    )
    .join('\n')
}

const renderBlocks = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map(renderBlock)
    .join('\n')

function renderBlock(block: string): string {
  const heading = /^(#{1,3}) (.*)$/.exec(block)
  if (heading) {
    const level = (heading[1] as string).length
    return `<h${level}>${renderInline(heading[2] as string)}</h${level}>`
  }
  if (!block.startsWith('- ')) return `<p>${renderInline(block)}</p>`
  const items = block.slice(2).split(/\n- /)
  return `<ul>${items.map((item) => `<li>${renderInline(item)}</li>`).join('')}</ul>`
}

const inline = /`([^`]+)`|\[((?:`[^`]+`|[^\]])+)\]\(([^)\s]+)\)|\*\*([^*]+)\*\*/g

/** Code first: what stands in it is no markup. */
function renderInline(text: string): string {
  let html = ''
  let end = 0
  for (const { 0: whole, 1: code, 2: label, 3: address, 4: bold, index } of text.matchAll(inline)) {
    html += escapeHtml(text.slice(end, index))
    if (code !== undefined) html += `<code>${escapeHtml(code)}</code>`
    else if (bold !== undefined) html += `<strong>${renderInline(bold)}</strong>`
    else
      html += `<a href="${escapeHtml((address ?? '').replace(/^([\w-]+)\.md$/, '$1'))}">${renderInline(label ?? '')}</a>`
    end = index + whole.length
  }
  return html + escapeHtml(text.slice(end))
}
