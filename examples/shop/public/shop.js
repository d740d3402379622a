const products = [
  {
    productId: 'red-mug',
    name: 'Red mug',
    category: 'Mugs',
    price: 12.5,
    text: 'Holds a quarter of a litre.',
  },
  {
    productId: 'tea-pot',
    name: 'Tea pot',
    category: 'Pots',
    price: 30,
    text: 'For four, or for a long afternoon.',
  },
  { productId: 'honey', name: 'Honey', category: 'Food', price: 7.5, text: 'From two streets away.' },
]
const currency = 'EUR'
const euros = (amount) => amount.toLocaleString('en', { style: 'currency', currency })
const find = (id) => document.getElementById(id)
const path = location.pathname

/** Product id → how many. */
const cart = JSON.parse(sessionStorage.getItem('cart') ?? '{}')
const keepCart = () => sessionStorage.setItem('cart', JSON.stringify(cart))
const items = Object.entries(cart).map(([productId, quantity]) => {
  const { text, ...product } = products.find((one) => one.productId === productId)
  return { ...product, quantity, currency }
})
const value = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
const showCount = () => {
  find('cart-count').textContent = Object.values(cart).reduce((sum, quantity) => sum + quantity, 0)
}
showCount()
if (find('total')) find('total').textContent = euros(value)

if (path === '/')
  find('products').innerHTML = products
    .map(
      ({ productId, name, price }) => `<li><a href="/products/${productId}">${name}</a> ${euros(price)}</li>`,
    )
    .join('')

if (path.startsWith('/products/')) {
  const { text, ...product } = products.find(({ productId }) => path.endsWith(`/${productId}`)) ?? products[0]
  document.querySelector('h1').textContent = product.name
  find('description').textContent = text
  find('price').textContent = euros(product.price)
  sojourn('productViewed', { ...product, currency })
  find('add').addEventListener('click', () => {
    cart[product.productId] = (cart[product.productId] ?? 0) + 1
    keepCart()
    showCount()
    sojourn('productAdded', { ...product, quantity: 1, currency })
  })
}

if (path === '/cart') {
  find('lines').innerHTML = items
    .map(
      ({ productId, name, quantity }) =>
        `<li>${quantity} × ${name} <button data-remove="${productId}">Remove</button></li>`,
    )
    .join('')
  find('lines').addEventListener('click', ({ target }) => {
    const { remove } = target.dataset
    if (!remove) return
    sojourn(
      'productRemoved',
      items.find(({ productId }) => productId === remove),
    )
    delete cart[remove]
    keepCart()
    location.reload()
  })
}

if (path === '/checkout') {
  sojourn('checkoutStarted', { items, value, currency })
  find('address').addEventListener('focusin', () => sojourn('track', 'form_started', { form: 'address' }), {
    once: true,
  })
  find('address').addEventListener('submit', (event) => {
    event.preventDefault()
    sojourn('track', 'form_completed', { form: 'address' })
    const orderId = `M-${Date.now().toString(36)}`
    sessionStorage.setItem('order', JSON.stringify({ orderId, items, value, currency }))
    sessionStorage.removeItem('cart')
    location.href = '/confirmation'
  })
}

if (path === '/confirmation') {
  const order = JSON.parse(sessionStorage.getItem('order') ?? 'null')
  find('order').textContent = order?.orderId ?? ''
  // Shown again, it is the same purchase: its number says so.
  if (order) sojourn('purchased', order)
}
