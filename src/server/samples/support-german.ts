import type { SupportLanguage } from './support-language.ts'

export const german: SupportLanguage = {
  share: 18,
  locales: ['de-DE', 'de-DE', 'de-AT', 'de-CH'],
  items: ['Regenjacke', 'Schreibtischlampe', 'Kaffeemühle', 'Rucksack', 'Kopfhörer', 'Wolldecke'],
  topics: [
    {
      name: 'Adresse',
      tag: 'delivery',
      questions: [
        'Kann ich die Adresse noch ändern? Bestellung {order}, ich bin nach {city} gezogen.',
        'Können Sie {order} bitte an meine Büroadresse in {city} schicken?',
        'Mein Paket {order} liegt seit {days} Tagen in {city}. Wann geht es weiter?',
      ],
      good: [
        'Ja, solange das Paket noch nicht unterwegs ist. Ich habe die neue Adresse in {city} eingetragen.',
        'Die Sendung ist schon unterwegs; über den Link des Zustellers können Sie sie bis 20 Uhr umleiten.',
        'Das Paket wurde heute früh in {city} weitergeleitet und kommt voraussichtlich morgen an.',
      ],
      poor: [
        'Adressen stehen im Konto.',
        'Sorry, I can only answer in English.',
        'Ihr Paket ist auf dem Weg, oder auch nicht.',
      ],
    },
    {
      name: 'Rechnung',
      tag: 'billing',
      questions: [
        'Auf der Rechnung zu {order} fehlt die Umsatzsteuer-ID. Bitte neu ausstellen.',
        'Mir wurden {amount} € zu viel abgebucht, Bestellung {order}.',
        'Ist Kauf auf Rechnung auch für Vereine möglich?',
      ],
      good: [
        'Die neue Rechnung zu {order} liegt in Ihrem Konto unter „Dokumente“.',
        'Sie haben recht: Der Gutschein wurde nicht abgezogen. {amount} € gehen heute zurück, Ihre Bank braucht {days} Tage.',
        'Ja, bis 500 €. Bitte laden Sie den Vereinsregisterauszug in Ihrem Konto hoch.',
      ],
      poor: ['Rechnungen werden elektronisch erstellt.', 'Bitte wenden Sie sich an den Support.'],
    },
    {
      name: 'Reklamation',
      tag: 'product',
      questions: [
        '{item}: schon nach {days} Wochen kaputt. Was nun?',
        'Die Farbe stimmt nicht, bestellt war „moosgrün“ und nicht „petrol“ ({order}).',
        'Gibt es Ersatzteile für: {item}?',
      ],
      good: [
        'Das tut mir leid. Das Rücksendeetikett ist in Ihrem Postfach, der Ersatz geht heute noch hinaus.',
        'Das war unser Fehler. Behalten Sie das Stück gern zum halben Preis, oder schicken Sie es kostenlos zurück.',
        'Ja: Unter „Ersatzteile“ finden Sie alles zum Modell, ab {amount} €.',
      ],
      poor: ['Verschleißteile sind Verschleißteile.', 'Petrol ist auch grün.'],
    },
  ],
  greetings: ['', '', 'Hallo,', 'Guten Tag,', 'Sehr geehrte Damen und Herren,', 'Moin,'],
  endings: ['', '', 'Danke!', 'Mit freundlichen Grüßen', 'Vielen Dank im Voraus.', 'LG'],
  details: [
    'Laut Sendungsverfolgung war ich nicht zu Hause; ich war es den ganzen Tag.',
    'Am Telefon hieß es, es dauere {days} Tage, im Chat hieß es „sofort“.',
    'Ich habe bereits zweimal geschrieben und zweimal dieselbe Antwort erhalten.',
    'Der Karton war offen, und das Etikett gehörte zu einer Sendung nach {city}.',
    'Bezahlt habe ich {amount} €, abgebucht wurde es doppelt.',
    'Ein Foto hänge ich an.',
    'Es sollte ein Geschenk sein, und der Geburtstag ist vorbei.',
    'Im Konto steht „zugestellt“, in der App „wird gepackt“.',
    'Einen Gutschein möchte ich nicht, sondern die Ware.',
    'Auf Ihrer Hilfeseite steht „bis zu {days} Werktage“, weiter unten „bis zu 14“.',
    'Die Filiale in {city} verweist auf Sie, Sie verweisen auf die Filiale.',
    'Bitte rufen Sie nicht an, ich arbeite nachts.',
  ],
  whoIAm: [
    'Mein Name ist {name}, {street}, {city}. Antwort bitte an {mail}.',
    'Das Konto läuft auf {name} ({mail}).',
    'Lieferung bitte an: {name}, {street}, {city}',
  ],
  openings: ['', '', 'Guten Tag,', 'Vielen Dank für Ihre Nachricht.', 'Gern.'],
  personalOpenings: ['Guten Tag {name},', 'Hallo {name},'],
  closings: [
    '',
    '',
    'Kann ich sonst noch etwas tun?',
    'Entschuldigen Sie bitte die Umstände.',
    'Den Stand von {order} sehen Sie jederzeit in Ihrem Konto.',
    'Einen schönen Tag noch!',
  ],
}
