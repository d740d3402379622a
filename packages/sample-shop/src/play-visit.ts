import { type Arrival, firstArrivals, laterArrivals } from './audience.ts'
import type { Person } from './make-people.ts'
import { playChat } from './play-chat.ts'
import { playCheckout } from './play-checkout.ts'
import { categories, type Product, products } from './products.ts'
import type { VisitRecorder } from './visit-recorder.ts'

const articles = [
  'how-to-brew-better-coffee',
  'packing-for-a-weekend',
  'gifts-for-every-budget',
  'care-for-leather',
]
const searches = ['coffee', 'backpack', 'gift', 'tent', 'lamp', 'boots', 'notebook', 'blanket']

/** One visit: how it comes, what is looked at, what is bought or left, and sometimes a conversation. */
export function playVisit(visit: VisitRecorder, person: Person, isFirst: boolean): void {
  const { random, eagerness } = person
  arrive(visit, person, random.weigh(isFirst ? firstArrivals : laterArrivals))
  // Support is why some come back.
  if (!isFirst && random.chance(0.07)) {
    visit.wait(random.wait(15))
    visit.view('/help', 'Help')
    playChat(visit, random)
    return
  }
  if (random.chance(isFirst ? 0.34 : 0.16)) return
  if (person.userId !== undefined && !visit.isKnown && random.chance(0.2)) {
    visit.wait(random.wait(10))
    visit.view('/account/login', 'Sign in')
    visit.wait(5 + random.wait(15))
    visit.signIn(person.userId)
  }
  const steps = 1 + Math.round(random.wait(isFirst ? 2.4 : 3))
  for (let step = 0; step < steps; step++) explore(visit, person)
  if (random.chance(0.05)) playChat(visit, random)
  if (visit.cart.length > 0) playCheckout(visit, person)
  else if (random.chance(0.05)) subscribe(visit, person)
  else if (random.chance(0.02 + eagerness * 0.03)) playQuiz(visit, person)
}

function arrive(visit: VisitRecorder, { random }: Person, { lands, query, referrer }: Arrival): void {
  const first = { query, referrer }
  switch (lands) {
    case 'home':
      visit.view('/', 'Home', first)
      break
    case 'article':
      visit.view(`/blog/${random.pick(articles)}`, 'Journal', first)
      break
    case 'category': {
      const category = random.pick(categories)
      visit.view(`/shop/${category}`, category, first)
      break
    }
    case 'campaign':
      visit.view('/season', 'New this season', { ...first, type: 'landing' })
      visit.wait(random.wait(4))
      visit.view('/season', 'New this season')
      break
    case 'product': {
      const product = popular(random.unit())
      visit.view(product.path, product.name, first)
      look(visit, product)
    }
  }
}

/** The first of a category sell best. */
function popular(unit: number, among: readonly Product[] = products): Product {
  const byRank = [...among].sort((a, b) => Number(a.productId.at(-1)) - Number(b.productId.at(-1)))
  return byRank[Math.floor(unit ** 1.8 * byRank.length)] as Product
}

function explore(visit: VisitRecorder, person: Person): void {
  const { random } = person
  const way = random.weigh([
    { weight: 40, way: 'category' },
    { weight: 17, way: 'search' },
    { weight: 35, way: 'product' },
    { weight: 8, way: 'article' },
  ]).way
  visit.wait(6 + random.wait(35))
  if (way === 'article') {
    visit.view(`/blog/${random.pick(articles)}`, 'Journal')
    visit.wait(random.wait(40))
    visit.record('scroll', { depth: random.pick([25, 50, 75, 100]) })
    return
  }
  if (way === 'search') {
    const query = random.pick(searches)
    visit.view('/search', 'Search')
    visit.record('search', { query, results: random.between(0, 24) })
    if (random.chance(0.5)) openProduct(visit, person, popular(random.unit()))
    return
  }
  if (way === 'category') {
    const category = random.pick(categories)
    visit.view(`/shop/${category}`, category)
    if (random.chance(0.3))
      visit.record('click', { target: 'filter', value: random.pick(['price', 'new', 'rating']) })
    if (random.chance(0.45)) {
      const among = products.filter((product) => product.category === category)
      openProduct(visit, person, popular(random.unit(), among))
    }
    return
  }
  openProduct(visit, person, popular(random.unit()))
}

function openProduct(visit: VisitRecorder, { random, eagerness }: Person, product: Product): void {
  visit.wait(3 + random.wait(20))
  visit.view(product.path, product.name)
  look(visit, product)
  if (!random.chance(0.06 + eagerness * 0.4)) return
  visit.wait(5 + random.wait(45))
  visit.record('add_to_cart', { ...facts(product), quantity: 1 })
  visit.cart.push(product)
}

const facts = ({ productId, name, price, category }: Product) => ({ productId, name, price, category })

const look = (visit: VisitRecorder, product: Product): void => visit.record('product_view', facts(product))

function subscribe(visit: VisitRecorder, { random }: Person): void {
  visit.wait(random.wait(10))
  visit.record('form_started', { form: 'newsletter' })
  visit.wait(random.wait(15))
  if (random.chance(0.7)) visit.record('form_completed', { form: 'newsletter' })
}

function playQuiz(visit: VisitRecorder, { random }: Person): void {
  visit.wait(random.wait(10))
  visit.view('/gift-finder', 'Gift finder')
  visit.record('quiz_start', { quiz: 'gift-finder' })
  visit.wait(20 + random.wait(40))
  if (random.chance(0.65))
    visit.record('quiz_complete', { quiz: 'gift-finder', result: random.pick(categories) })
}
