/** What people ask in the chat, and what they are answered. */
export interface Theme {
  readonly weight: number
  readonly theme: string
  readonly questions: readonly string[]
  readonly answers: readonly string[]
  readonly followUps: readonly string[]
}

export const themes: readonly Theme[] = [
  {
    weight: 26,
    theme: 'order_status',
    questions: [
      'Where is my order?',
      'My parcel has not arrived yet. What can I do?',
      'Can I still change the address of my order?',
      'When will my order be sent?',
    ],
    answers: [
      'Your order left our warehouse yesterday and should be with you within two working days.',
      'It is being packed. You will get the tracking link by mail this evening.',
      'I have changed it for you; the confirmation is on its way.',
    ],
    followUps: ['Great, thank you!', 'Can I have the tracking link?', 'And if nobody is at home?'],
  },
  {
    weight: 20,
    theme: 'delivery',
    questions: [
      'How much is shipping?',
      'Do you deliver to Switzerland?',
      'How long does delivery take?',
      'Is there express delivery?',
    ],
    answers: [
      'Shipping is 4.90 and free from 50 on. It takes two to four working days.',
      'We deliver to all of Europe, the United States and Canada.',
      'Express is available at the checkout: ordered by noon, there the next day.',
    ],
    followUps: ['Thanks, that helps.', 'Also for furniture?', 'What does express cost?'],
  },
  {
    weight: 18,
    theme: 'returns',
    questions: [
      'How do I return something?',
      'Can I exchange shoes for another size?',
      'How long do I have to send it back?',
      'When do I get my money back?',
    ],
    answers: [
      'You can send it back within 30 days; the label is in your account under Orders.',
      'Of course. Choose Exchange in the return form and we send the other size at once.',
      'The refund is on its way as soon as the parcel is with us, usually within a week.',
    ],
    followUps: ['Perfect.', 'Do I need the original box?', 'Is the return free?'],
  },
  {
    weight: 16,
    theme: 'product_advice',
    questions: [
      'Is the hand grinder fine enough for espresso?',
      'Do the running shoes run small?',
      'Is the tent waterproof?',
      'Which backpack fits a 16 inch laptop?',
    ],
    answers: [
      'Yes, many of our customers use it for just that.',
      'We would take half a size more than usual.',
      'It is, up to a water column of 4,000 mm.',
      'The City Backpack does; its sleeve is made for 16 inches.',
    ],
    followUps: ['Then I will take it.', 'Is it in stock?', 'Does it come in other colours?'],
  },
  {
    weight: 11,
    theme: 'payment',
    questions: [
      'Can I pay by invoice?',
      'My card was declined. What now?',
      'Do you accept gift cards?',
      'Why was I charged twice?',
    ],
    answers: [
      'You can pay by card, PayPal, bank transfer or gift card.',
      'Please try once more in a few minutes, or choose another way to pay.',
      'One of the two is only a reservation; your bank releases it within three days.',
    ],
    followUps: ['It works now.', 'OK, thanks.', 'Can I split the payment?'],
  },
  {
    weight: 9,
    theme: 'discount',
    questions: [
      'Is there a discount for new customers?',
      'My voucher code does not work.',
      'When is the next sale?',
    ],
    answers: [
      'With the newsletter you get ten percent off your first order.',
      'The code is valid from an order of 40 on.',
      'We tell our newsletter readers first.',
    ],
    followUps: ['I see, thanks.', 'Can I combine two codes?'],
  },
]
