/** Pixels of a side that every browser still draws. */
const sideMax = 16_000
const sharpness = 2

/**
 * A part of the page as it is on screen, as a PNG of twice the size: it is drawn once more inside an SVG, by the styles of
 * the page. What scrolls sideways is in it as a whole; what is marked `no-print` is not.
 * @throws {Error} where the browser cannot draw it
 */
export async function pictureOf(part: HTMLElement): Promise<Blob> {
  const width = Math.ceil(part.offsetWidth + hiddenWidthOf(part))
  const height = Math.ceil(part.offsetHeight)
  const image = new Image()
  const svg = new XMLSerializer().serializeToString(svgOf(part, width, height))
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const scale = Math.min(sharpness, sideMax / width, sideMax / height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.floor(width * scale)
  canvas.height = Math.floor(height * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((picture) => (picture ? resolve(picture) : reject(new Error('The picture is too large.')))),
  )
}

/** Pixels that the widest part of what scrolls sideways is wider than its place. */
const hiddenWidthOf = (part: HTMLElement): number =>
  Math.max(0, ...[...part.querySelectorAll('*')].map((one) => scrolledWidth(one)))

const scrolledWidth = (one: Element): number =>
  one.scrollWidth > one.clientWidth && /auto|scroll/.test(getComputedStyle(one).overflowX)
    ? one.scrollWidth - one.clientWidth
    : 0

const namespaces = { svg: 'http://www.w3.org/2000/svg', html: 'http://www.w3.org/1999/xhtml' }

function svgOf(part: HTMLElement, width: number, height: number): Element {
  const svg = document.createElementNS(namespaces.svg, 'svg')
  // The root of the picture is what styles of the root are of.
  for (const { name, value } of document.documentElement.attributes) svg.setAttribute(name, value)
  svg.setAttribute('width', String(width))
  svg.setAttribute('height', String(height))
  const style = document.createElementNS(namespaces.svg, 'style')
  style.textContent = `${stylesOfPage()}.no-print{visibility:hidden!important}`
  const frame = document.createElementNS(namespaces.svg, 'foreignObject')
  frame.setAttribute('width', '100%')
  frame.setAttribute('height', '100%')
  const body = document.createElementNS(namespaces.html, 'body')
  body.append(copyOf(part))
  frame.append(body)
  svg.append(style, frame)
  return svg
}

/** A copy with what was drawn on its canvases. */
function copyOf(part: HTMLElement): Node {
  const copy = part.cloneNode(true) as HTMLElement
  const parts = part.querySelectorAll<HTMLElement | SVGElement>('[style]')
  // A style of which a part was set anew, with a variable in it, is not told whole by the attribute that is copied.
  for (const [index, one] of copy.querySelectorAll<HTMLElement | SVGElement>('[style]').entries()) {
    const drawn = parts[index]
    if (drawn) fixStyle(one, drawn)
  }
  const drawn = part.querySelectorAll('canvas')
  for (const [index, canvas] of copy.querySelectorAll('canvas').entries()) {
    const image = new Image()
    image.src = drawn[index]?.toDataURL() ?? ''
    image.style.cssText = canvas.style.cssText
    canvas.replaceWith(image)
  }
  return copy
}

function fixStyle(copy: HTMLElement | SVGElement, drawn: HTMLElement | SVGElement): void {
  const computed = getComputedStyle(drawn)
  for (const name of drawn.style) copy.style.setProperty(name, computed.getPropertyValue(name))
}

const stylesOfPage = (): string =>
  [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n')
