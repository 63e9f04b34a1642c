import type { SupportTopic } from './support-language.ts'

export const englishTopics: readonly SupportTopic[] = [
  {
    name: 'refund',
    tag: 'billing',
    questions: [
      'Where is my refund for order {order}?',
      'I returned the {item} {days} days ago and still have no money back. Order {order}.',
      'Can you refund the delivery cost of order {order} as well? It came {days} days late.',
      'I was charged twice for order {order}, please check. It is {amount} each time.',
    ],
    good: [
      'Your refund of {amount} for order {order} was issued this morning. Banks need up to {days} working days to show it.',
      'The {item} reached our warehouse yesterday. Once it is checked, {amount} goes back to the card you paid with.',
      'You are right, {days} days late is too late. I have refunded the delivery cost of order {order}, {amount}.',
      'The second charge of {amount} was a reservation, and your bank lets it go within {days} days; nothing was booked twice.',
    ],
    poor: [
      'Refunds take a while.',
      'As an AI I cannot look into payments.',
      'Your refund was issued on 31 February.',
      'Please see our refund policy for the refund policy.',
    ],
  },
  {
    name: 'coupon',
    tag: 'promotion',
    questions: [
      'The coupon says it expired, but your mail said "valid until Sunday".',
      'Why does SPRING10 not work with the {item}?',
      'Can I use two coupons, e.g. SPRING10 and a gift card, on one order?',
      'I forgot to type the code in before I paid for order {order}. Can it be added later?',
    ],
    good: [
      'The code ended on Saturday at midnight, UTC, and the mail should have said so. I have added the discount to your account.',
      'SPRING10 leaves out what is on sale already, and the {item} is. On everything else it takes off {amount}.',
      'One coupon an order, but a gift card always works on top of it.',
      'Not to order {order} itself, but I have credited {amount}, the same discount, to your account.',
    ],
    poor: [
      'Coupons are subject to terms.',
      'Yes, you can use as many coupons as you like!',
      'The {item} is a great choice! Shall I tell you more about it?',
    ],
  },
  {
    name: 'shipping',
    tag: 'delivery',
    questions: [
      'Do you ship to Iceland?',
      'How long does delivery to {city} take, and what does it cost?',
      'Is there a way to get the {item} before Friday?',
      'Order {order} should have been here {days} days ago. Where is it?',
      'The parcel was left in the rain, and the {item} is soaked. What now?',
    ],
    good: [
      'We do, within {days} days. Customs may add a fee, which we cannot know beforehand.',
      'To {city} it is {days} working days and {amount}, or free from 50.',
      'Express delivery gets it to you by Thursday if you order before noon; it costs {amount} more.',
      'It is in the depot in {city} since last night and goes out today between 10 and 14 h. I am sorry for the delay.',
      'That should not happen. I have ordered a new {item} for you; please keep the wet one until the driver collects it.',
    ],
    poor: [
      'I do not know.',
      'Delivery takes between 1 and 60 days.',
      'Your parcel is in {city}. Or in the depot. Please look at the tracking page.',
    ],
  },
  {
    name: 'account',
    tag: 'account',
    questions: [
      'I cannot sign in any more. The page says <b>account locked</b>.',
      'Please delete my account and everything you know about me.',
      'How do I add a second person to our company account?',
      'The code for signing in arrives {days} minutes late, when it is no longer valid.',
    ],
    good: [
      'Too many attempts lock an account for an hour. I have unlocked yours; please choose a new password.',
      'Your account will be deleted within {days} days. You can stop this with one click in the mail we sent.',
      'An administrator can invite people under Settings, People; each gets a sign-in of their own.',
      'Codes by text message are slow at the moment. Under Settings, Security you can switch to an app, which works offline.',
    ],
    poor: [
      'Have you tried turning it off and on again?',
      'I have reset the password to "1234", please sign in now.',
      'Accounts are managed on the account page.',
    ],
  },
  {
    name: 'product',
    tag: 'product',
    questions: [
      'Is there a manual for the {item}, and in which languages?',
      'Which is lighter, this {item} or the one from last year?',
      'The {item} stopped working after {days} weeks. Is that covered?',
      'What are the measurements of the {item}, packed and unpacked?',
    ],
    good: [
      'It is in the box in six languages, English first, and as a PDF under Documents.',
      'This year’s, by 200 g. The older one has the longer guarantee, though: three years instead of two.',
      'Yes, for two years. Send it back free of charge, and you get a new {item} within {days} days.',
      'Packed 40 × 30 × 12 cm and 1.9 kg, unpacked 36 × 28 × 9 cm and 1.4 kg.',
    ],
    poor: [
      'The {item} is one of our most popular products.',
      'It is light, heavy, and everything in between.',
      'The guarantee is valid until it ends.',
    ],
  },
  {
    name: 'invoice',
    tag: 'billing',
    questions: [
      'I need an invoice for order {order} with our VAT number on it.',
      'The invoice for {order} shows {amount}, but I paid less. Which is right?',
      'Can we pay within 30 days, as a company in {city}?',
    ],
    good: [
      'Done: the invoice for order {order} now has the number, and you find it in your account under Documents.',
      'What you paid is right. The invoice lists the voucher in a line of its own, at the bottom of page 2.',
      'Yes, after a short check that takes {days} working days. I have sent you the form.',
    ],
    poor: [
      'An invoice is a document that lists goods and prices.',
      'Both are right.',
      'Please print the page with your browser.',
    ],
  },
]
