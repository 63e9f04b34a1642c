/** A question that customers ask, in one language, with answers from poor to good. */
export type Topic = {
  readonly name: string
  readonly tag: string
  readonly locale: string
  readonly questions: readonly string[]
  readonly answers: readonly string[]
}

/** `{order}`, `{city}` and `{item}` are filled in. */
export const topics: readonly Topic[] = [
  {
    name: 'refund',
    tag: 'billing',
    locale: 'en-GB',
    questions: [
      'Where is my refund for order {order}?',
      'I returned the {item} three weeks ago and still have no money back. Order {order}.',
      'Can you refund the delivery cost of order {order} as well? It came two days late.',
      'I was charged twice for order {order}, please check.',
    ],
    answers: [
      'Refunds take a while.',
      'Your refund for order {order} was issued on 12 March. Banks need up to five working days to show it.',
      'I am sorry for the wait. The refund for order {order} is on its way; you will get an email once the bank has confirmed it.',
      'As an AI I cannot look into payments, but our billing team can: they answer within a day.',
    ],
  },
  {
    name: 'address',
    tag: 'delivery',
    locale: 'de-DE',
    questions: [
      'Kann ich die Adresse noch ändern? Bestellung {order}, ich bin nach {city} gezogen.',
      'Mein Paket {order} liegt seit Montag in {city}. Wann geht es weiter?',
      'Können Sie {order} bitte an meine Büroadresse in {city} schicken?',
    ],
    answers: [
      'Ja, solange das Paket noch nicht unterwegs ist. Ich habe die neue Adresse in {city} eingetragen.',
      'Das Paket wurde heute früh in {city} weitergeleitet und kommt voraussichtlich morgen an.',
      'Leider ist die Sendung schon unterwegs. Sie können sie beim Zusteller umleiten.',
    ],
  },
  {
    name: 'coupon',
    tag: 'promotion',
    locale: 'en-US',
    questions: [
      'The coupon says it expired, but your mail said "valid until Sunday".',
      'Why does SPRING10 not work with the {item}?',
      'Can I use two coupons, e.g. SPRING10 and a gift card, on one order?',
    ],
    answers: [
      'Sorry about that. The code ended on Saturday at midnight, UTC; I have added the discount to your account.',
      'SPRING10 leaves out sale items, and the {item} is one of them.',
      'One coupon an order, but a gift card always works on top of it.',
      '=SUM(10,5)% is not possible.',
    ],
  },
  {
    name: 'shipping',
    tag: 'delivery',
    locale: 'en-GB',
    questions: [
      'Do you ship to Iceland?',
      'How long does delivery to {city} take, and what does it cost?',
      'Is there a way to get the {item} before Friday?',
    ],
    answers: [
      'We do, within 7 days. Customs may add a fee.',
      'To {city} it is two to four working days and 4.90, or free from 50.',
      'Express delivery gets it to you by Thursday if you order before noon.',
      'I do not know.',
    ],
  },
  {
    name: 'livraison',
    tag: 'delivery',
    locale: 'fr-FR',
    questions: [
      'Où est ma commande {order} ? Elle devait arriver hier à {city}.',
      "L'article {item} est arrivé cassé, que dois-je faire ?",
      'Puis-je échanger la taille après la livraison ?',
    ],
    answers: [
      'Votre commande {order} est en cours de livraison et arrivera avant 18 h.',
      "Je suis désolée. Une étiquette de retour vous a été envoyée ; l'échange est gratuit.",
      'Oui, pendant 30 jours, tant que le produit est comme neuf.',
    ],
  },
  {
    name: 'devolución',
    tag: 'billing',
    locale: 'es-ES',
    questions: [
      '¿Cómo devuelvo el pedido {order}? Vivo en {city}.',
      '¿Por qué me cobraron dos veces el pedido {order}?',
    ],
    answers: [
      'Puede imprimir la etiqueta desde su cuenta o pedir la recogida en {city}.',
      'El segundo cargo era una reserva y desaparece en tres días.',
    ],
  },
  {
    name: 'アカウント',
    tag: 'account',
    locale: 'ja-JP',
    questions: [
      'パスワードを忘れました。注文 {order} を確認したいです。',
      '配送先を {city} に変更できますか。',
    ],
    answers: [
      'ログイン画面の「パスワードを忘れた方」から再設定できます。',
      '発送前であれば変更できます。{city} で承りました。🙂',
    ],
  },
  {
    name: 'حساب',
    tag: 'account',
    locale: 'ar-EG',
    questions: ['كيف أغير عنوان البريد الإلكتروني؟ رقم الطلب {order}.'],
    answers: ['يمكنك تغييره من إعدادات الحساب، ثم تأكيد الرسالة التي تصلك.'],
  },
  {
    name: 'faktura',
    tag: 'billing',
    locale: 'pl-PL',
    questions: [
      'Proszę o fakturę do zamówienia {order} na firmę z {city}.',
      'Czy mogę zapłacić za {item} na raty?',
    ],
    answers: [
      'Faktura została wysłana na Państwa adres; znajdą ją Państwo też na koncie.',
      'Tak, od 300 zł, w trzech lub sześciu ratach.',
    ],
  },
  {
    name: 'account',
    tag: 'account',
    locale: 'en-US',
    questions: [
      'I cannot sign in any more. The page says <b>account locked</b>.',
      'Please delete my account and everything you know about me.',
      'How do I add a second person to our company account?',
    ],
    answers: [
      'Too many attempts lock an account for an hour. I have unlocked yours; please choose a new password.',
      'Your account will be deleted within 30 days. You can stop this with one click in the mail we sent.',
      'An administrator can invite people under Settings, People.',
      'Have you tried turning it off and on again?',
    ],
  },
]

export const items = [
  'rain jacket',
  'desk lamp',
  'coffee grinder',
  'backpack',
  'standing desk',
  'headphones',
]
export const cities = [
  'Leipzig',
  'Lyon',
  'Kraków',
  'Sevilla',
  'Porto',
  'Kyoto',
  'Graz',
  'Malmö',
  'Cairo',
]
export const inventedPeople = [
  'Jana Weiss <jana.weiss@example.com>',
  'Tom Okoro <tom.okoro@example.com>',
  'Aiko Mori <aiko@example.com>',
  'Luis Peña <luis.pena@example.com>',
]

/** A long mail as people write them when they are upset: up to about 8 kB. */
export const grievances = [
  'First the parcel went to the wrong depot, and nobody could tell me why.',
  'Then I called, waited for twenty minutes, and the line went dead.',
  'The tracking page has said "arrives today" for six days in a row now.',
  'My neighbour took the wrong box in, which is not your fault, but still.',
  'The second time the driver noted that nobody was at home; I was, all day.',
  'I attach the chat from last week, so that I do not have to explain it all again:\n> agent: one moment please\n> me: I have been waiting for an hour',
  'By the way, the invoice lists 2 × the item, 1 × 19.90, which adds up to nothing I know.',
  'All I want is either the product or the money, and an answer that is not a template.',
]

export const noteTexts = [
  'Polite, but does not answer the question.',
  'Correct and complete.',
  'Made up a delivery date, see the log.',
  'Tone is fine; the amount is wrong, "4.90" should be "5.90".',
  'Answers in the wrong language.',
  'Good.',
  'Needs a link to the returns page,\nand the deadline.',
]
