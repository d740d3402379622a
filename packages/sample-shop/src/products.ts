/** A product of the made-up shop. */
export interface Product {
  readonly productId: string
  readonly name: string
  readonly category: string
  /** In the site's currency. */
  readonly price: number
  readonly path: string
}

/** Ten categories with ten products each: name and price. */
const assortment: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  coffee: {
    'Pour-over Set': 39.9,
    'Hand Grinder': 64.5,
    'French Press': 29.9,
    'Espresso Cups': 24,
    'Milk Frother': 19.9,
    'House Blend 1 kg': 22.5,
    'Decaf Beans 500 g': 14.9,
    'Travel Mug': 27.9,
    'Paper Filters': 5.9,
    'Gooseneck Kettle': 79,
  },
  kitchen: {
    "Chef's Knife": 89,
    'Cast-iron Pan': 54.9,
    'Cutting Board': 32,
    'Salad Bowl': 26.5,
    'Bread Box': 44.9,
    'Kitchen Scale': 29,
    'Pepper Mill': 34.9,
    'Oven Gloves': 16.9,
    'Storage Jars': 21.5,
    'Lemon Press': 12.9,
  },
  bags: {
    'Canvas Tote': 24.9,
    'City Backpack': 95,
    Weekender: 149,
    'Laptop Sleeve': 39.9,
    'Hip Bag': 34.5,
    'Bike Pannier': 84.9,
    'Card Holder': 19.9,
    'Shopping Net': 9.9,
    'Camera Bag': 119,
    'Wash Bag': 29.9,
  },
  shoes: {
    'Canvas Sneakers': 69.9,
    'Leather Boots': 179,
    'Running Shoes': 129.9,
    'House Slippers': 34.9,
    'Trail Shoes': 139,
    Sandals: 59.9,
    'Rain Boots': 64.5,
    Loafers: 109,
    'Wool Insoles': 14.9,
    'Shoe Care Kit': 22.9,
  },
  outdoor: {
    'Two-person Tent': 249,
    'Sleeping Bag': 139.9,
    'Head Torch': 39.9,
    'Steel Bottle': 24.9,
    'Camping Stove': 74.5,
    'Hiking Poles': 69.9,
    'First-aid Kit': 29.9,
    'Dry Bag': 18.9,
    'Folding Chair': 59,
    Compass: 21.9,
  },
  home: {
    'Wool Blanket': 89.9,
    'Linen Pillowcase': 27.9,
    'Scented Candle': 19.5,
    'Wall Clock': 49,
    'Reading Lamp': 79.9,
    'Storage Basket': 32.9,
    'Door Mat': 24.9,
    'Photo Frame': 17.9,
    Vase: 36,
    'Bath Towels': 39.9,
  },
  garden: {
    'Pruning Shears': 27.9,
    'Watering Can': 32.5,
    'Herb Seeds': 4.9,
    'Plant Pots': 18.9,
    'Bird Feeder': 26.9,
    'Garden Gloves': 12.9,
    Hammock: 98,
    'Compost Bin': 64.9,
    'Rain Gauge': 9.9,
    'Fire Bowl': 129,
  },
  stationery: {
    'Dotted Notebook': 14.9,
    'Fountain Pen': 42,
    'Desk Calendar': 16.9,
    'Ink Bottle': 11.5,
    'Pencil Case': 19.9,
    'Sketch Pad': 13.9,
    'Washi Tape': 6.9,
    'Brass Ruler': 15.9,
    'Letter Set': 12.5,
    'Desk Lamp': 69,
  },
  children: {
    'Wooden Blocks': 34.9,
    'Picture Book': 14.9,
    'Balance Bike': 99,
    'Rain Jacket': 44.9,
    'Puzzle 100 Pieces': 16.9,
    'Night Light': 24.5,
    'Lunch Box': 18.9,
    'Art Set': 29.9,
    'Plush Bear': 22.9,
    Kite: 19.9,
  },
  gifts: {
    'Gift Card': 50,
    'Gift Box Small': 29,
    'Gift Box Large': 59,
    'Greeting Cards': 9.9,
    'Wrapping Paper': 7.5,
    'Chocolate Selection': 24.9,
    'Tea Sampler': 19.9,
    'Playing Cards': 12.9,
    'Board Game': 36.9,
    'Puzzle Lamp': 45,
  },
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')

/** The 100 products of the made-up shop, best sellers first within their category. */
export const products: readonly Product[] = Object.entries(assortment).flatMap(([category, entries], group) =>
  Object.entries(entries).map(([name, price], index) => ({
    productId: `p-${group}${index}`,
    name,
    category,
    price,
    path: `/products/${slug(name)}`,
  })),
)

/** The categories, in the order of the shop's menu. */
export const categories: readonly string[] = Object.keys(assortment)
