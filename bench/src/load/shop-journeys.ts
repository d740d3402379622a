/** One event of a journey as JSON text, from after the ids and the time to the end of its object. */
type Step = string

const categories = ['mugs', 'lamps', 'rugs', 'clocks', 'chairs', 'posters'] as const
const shop = 'https://shop.example'

/** Rounded to cents, different for each product, always the same. */
const priceOf = (product: number) => Math.round((4.9 + ((product * 37) % 190)) * 100) / 100

/**
 * Journeys through a small shop, from a bounce to a purchase: 240 of them, 7.0 events on average, with titles,
 * referrers, campaign tags and properties of the length that trackers send. They are text already, so that a load
 * generator only has to put ids and times in front.
 */
export function listShopJourneys(): readonly (readonly Step[])[] {
  const journeys: Step[][] = []
  for (let product = 0; product < 40; product++) {
    const landing = landingOf(product)
    const first = [landing, click('nav', 'menu-categories'), categoryPage(product), productPage(product)]
    const cart = [view(product), event('add_to_cart', page(product), productProperties(product)), cartPage()]
    journeys.push(
      [landing],
      [landing, click('hero', 'see-all'), categoryPage(product)],
      [...first, view(product)],
      [...first, view(product), click('gallery', 'image-2'), scroll(75), search(product)],
      [...first, ...cart, click('cart', 'back')],
      [...first, ...cart, checkoutStart(product), checkoutPage(), ...purchase(product), confirmationPage()],
    )
  }
  return journeys
}

const event = (type: string, place: string, properties: Record<string, unknown>): Step =>
  `"type":"${type}",${place},"properties":${JSON.stringify(properties)}`

const placeAt = (path: string, title: string, referrer = `${shop}/`): string =>
  `"url":"${shop}${path}","title":"${title} – Example Shop","referrer":"${referrer}"`

const page = (product: number) =>
  placeAt(
    `/products/${10_000 + product}`,
    `Product ${product} in four colours`,
    `${shop}/c/${categoryOf(product)}`,
  )

const categoryOf = (product: number) => categories[product % categories.length] as string

const productProperties = (product: number) => ({
  productId: String(10_000 + product),
  name: `Product ${product} in four colours`,
  category: categoryOf(product),
  price: priceOf(product),
  quantity: 1 + (product % 3),
  variant: { colour: ['red', 'blue', 'sand', 'black'][product % 4], size: 'M' },
})

const landings = [
  ['', 'https://www.google.com/'],
  ['?utm_source=newsletter&utm_medium=email&utm_campaign=spring_sale', ''],
  [
    '?utm_source=instagram&utm_medium=social&utm_campaign=launch&utm_content=video',
    'https://l.instagram.com/',
  ],
  ['', ''],
  ['?gclid=Cj0KCQjw_fake', 'https://www.google.com/'],
] as const

function landingOf(product: number): Step {
  const [query, referrer] = landings[product % landings.length] as (typeof landings)[number]
  return event('page_view', placeAt(`/${query}`, 'Welcome', referrer), {
    loadMs: 300 + product,
    theme: 'light',
  })
}

const click = (area: string, target: string): Step =>
  event('click', placeAt('/', 'Welcome'), { area, target, text: `Go to ${target}`, x: 412, y: 230 })

const scroll = (percent: number): Step => event('scroll', placeAt('/', 'Welcome'), { percent })

const categoryPage = (product: number): Step =>
  event('page_view', placeAt(`/c/${categoryOf(product)}?page=1`, `All ${categoryOf(product)}`), {
    results: 48,
  })

const productPage = (product: number): Step =>
  event('page_view', page(product), { loadMs: 210, theme: 'light' })

const view = (product: number): Step => event('product_view', page(product), productProperties(product))

const search = (product: number): Step =>
  event('search', placeAt('/search', 'Search'), { query: `small ${categoryOf(product)} blue`, results: 12 })

const cartPage = (): Step => event('page_view', placeAt('/cart', 'Your cart'), { items: 1 })

const checkoutStart = (product: number): Step =>
  event('checkout_start', placeAt('/checkout', 'Checkout'), {
    value: priceOf(product),
    currency: 'EUR',
    items: 1,
  })

const checkoutPage = (): Step =>
  event('page_view', placeAt('/checkout/address', 'Your address'), { step: 'address' })

const purchase = (product: number): Step[] => [
  event('form_completed', placeAt('/checkout/address', 'Your address'), { form: 'address', fields: 9 }),
  `${event('purchase', placeAt('/checkout/pay', 'Pay'), { ...productProperties(product), payment: 'card' })},` +
    `"revenue":${priceOf(product)},"currency":"EUR"`,
]

const confirmationPage = (): Step =>
  event('page_view', placeAt('/checkout/thanks', 'Thank you'), { items: 1 })
