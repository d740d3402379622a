import { problems } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../test/open-test-app.ts'
import { renderMarkdown } from './render-markdown.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

describe('our pages', () => {
  it('load nothing from elsewhere and run no script but our own', async () => {
    for (const at of ['/api/docs', '/errors/invalid_event']) {
      const { status, headers, text } = await app.ask(at)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    }
  })

  it('serve what the page of the API loads, and no other file', async () => {
    for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css', 'start.js']) {
      const { status, text } = await app.ask(`/api/docs/assets/${name}`)
      expect(status).toBe(200)
      expect(text.length).toBeGreaterThan(100)
    }
    for (const name of ['package.json', '..%2Fpackage.json', 'toString'])
      expect((await app.ask(`/api/docs/assets/${name}`)).status).toBe(404)
  })
})

describe('the page of an error', () => {
  it.each(Object.keys(problems))('%s says what happened and how to mend it', async (code) => {
    const { status, text } = await app.ask(`/errors/${code}`)
    expect(status).toBe(200)
    expect(text).toContain(`<h1><code>${code}</code></h1>`)
    for (const heading of ['What happened', 'How to mend it']) expect(text).toContain(`<h2>${heading}</h2>`)
    const prose = text
      .replace(/<pre>[\s\S]*?<\/pre>/g, '')
      .replace(/<code>[\s\S]*?<\/code>/g, '')
      .replace(/<style>[\s\S]*?<\/style>/, '')
    expect(prose).not.toMatch(/`|\]\(|\*\*|^#|^- |^\|/m)
    for (const [, address] of text.matchAll(/<a href="([a-z_]+)">/g))
      expect(Object.keys(problems)).toContain(address)
  })

  it('is 404 for a code that there is not', async () => {
    for (const code of ['nonsense', 'toString', '__proto__'])
      expect((await app.ask(`/errors/${code}`)).status).toBe(404)
  })
})

describe('renderMarkdown', () => {
  it('renders what our pages use, and lets no HTML through', () => {
    expect(
      renderMarkdown(
        '# `a<b`\n\nSee [`it`](other_code.md), **now** & <b>.\n\n- one\n- two\n\n```json\n{"a": "<i>"}\n```\n',
      ),
    ).toBe(
      [
        '<h1><code>a&#60;b</code></h1>',
        '<p>See <a href="other_code"><code>it</code></a>, <strong>now</strong> &#38; &#60;b&#62;.</p>',
        '<ul><li>one</li><li>two</li></ul>',
        '<pre><code>{&#34;a&#34;: &#34;&#60;i&#62;&#34;}\n</code></pre>',
        '',
      ].join('\n'),
    )
  })
})
