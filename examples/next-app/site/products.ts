/** What the shop sells; prices in euros. */
export const products = [
  { productId: 'red-mug', name: 'Red mug', category: 'mugs', price: 12 },
  { productId: 'honey', name: 'Honey', category: 'pantry', price: 8.5 },
]
