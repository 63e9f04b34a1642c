import type { SupportLanguage } from './support-language.ts'

export const french: SupportLanguage = {
  share: 10,
  locales: ['fr-FR', 'fr-FR', 'fr-BE', 'fr-CA'],
  items: ['veste de pluie', 'lampe de bureau', 'moulin à café', 'sac à dos', 'couverture'],
  topics: [
    {
      name: 'livraison',
      tag: 'delivery',
      questions: [
        'Où est ma commande {order} ? Elle devait arriver hier à {city}.',
        'Puis-je changer l’adresse de {order} ? Je pars pour {city} dans {days} jours.',
        'Article reçu cassé ({item}) : que dois-je faire ?',
      ],
      good: [
        'Votre commande {order} est en cours de livraison et arrivera avant 18 h.',
        'C’est fait : la commande {order} part désormais pour {city}.',
        "Je suis désolée. Une étiquette de retour vous a été envoyée ; l'échange est gratuit.",
      ],
      poor: ['La livraison dépend du livreur.', 'Veuillez patienter.'],
    },
    {
      name: 'remboursement',
      tag: 'billing',
      questions: [
        'J’attends depuis {days} jours le remboursement de {amount} € ({order}).',
        'Pourquoi deux débits de {amount} € pour une seule commande ?',
      ],
      good: [
        'Le virement de {amount} € est parti ce matin ; comptez {days} jours ouvrés.',
        'Le second débit est une réservation, annulée automatiquement sous {days} jours.',
      ],
      poor: ['Les remboursements sont remboursés.', 'Nous ne remboursons jamais rien.'],
    },
  ],
  greetings: ['', 'Bonjour,', 'Bonsoir,', 'Madame, Monsieur,'],
  endings: ['', '', 'Merci d’avance !', 'Cordialement'],
  details: [
    'Le suivi indique « livré », mais je n’ai rien reçu.',
    'J’ai déjà appelé deux fois, sans réponse.',
    'C’était un cadeau, l’anniversaire est passé.',
    'Le colis était ouvert.',
  ],
  whoIAm: [
    'Je m’appelle {name}, {street}, {city}. Mon adresse : {mail}.',
    'Compte au nom de {name} ({mail}).',
  ],
  openings: ['', 'Bonjour,', 'Merci pour votre message.'],
  personalOpenings: ['Bonjour {name},'],
  closings: ['', '', 'Puis-je vous aider pour autre chose ?', 'Bonne journée !'],
}

export const spanish: SupportLanguage = {
  share: 8,
  locales: ['es-ES', 'es-ES', 'es-MX', 'es-AR'],
  items: ['chaqueta', 'lámpara', 'molinillo', 'mochila', 'manta'],
  topics: [
    {
      name: 'devolución',
      tag: 'billing',
      questions: [
        '¿Cómo devuelvo el pedido {order}? Vivo en {city}.',
        '¿Por qué me cobraron dos veces el pedido {order}? Son {amount} €.',
        'Hace {days} días que devolví el artículo ({item}) y no sé nada.',
      ],
      good: [
        'Puede imprimir la etiqueta desde su cuenta o pedir la recogida en {city}.',
        'El segundo cargo era una reserva y desaparece en {days} días.',
        'Lo hemos recibido hoy; los {amount} € le llegarán en {days} días hábiles.',
      ],
      poor: ['Las devoluciones son fáciles.', 'No.'],
    },
    {
      name: 'envío',
      tag: 'delivery',
      questions: [
        '¿Cuánto tarda el envío a {city}?',
        'El paquete {order} lleva {days} días en {city}. ¿Qué pasa?',
      ],
      good: [
        'A {city}, {days} días laborables; gratis a partir de 50 €.',
        'Hubo una avería en el almacén de {city}. Sale esta noche y llega mañana.',
      ],
      poor: ['Tarda lo que tarda.', 'Consulte la página de seguimiento.'],
    },
  ],
  greetings: ['', 'Hola:', 'Buenos días:', 'Buenas tardes,'],
  endings: ['', '', '¡Gracias!', 'Un saludo'],
  details: [
    'Ya llamé dos veces y nadie contesta.',
    'En la app pone «entregado».',
    'No quiero un vale, quiero el producto.',
  ],
  whoIAm: ['Soy {name}, {street}, {city}; mi correo es {mail}.', 'La cuenta es {mail} ({name}).'],
  openings: ['', 'Hola,', 'Gracias por escribirnos.'],
  personalOpenings: ['Hola, {name}:'],
  closings: ['', '', '¿Puedo ayudarle en algo más?', '¡Que tenga un buen día!'],
}

export const portuguese: SupportLanguage = {
  share: 3,
  locales: ['pt-PT', 'pt-BR'],
  items: ['casaco', 'candeeiro', 'mochila'],
  topics: [
    {
      name: 'fatura',
      tag: 'billing',
      questions: [
        'Preciso da fatura da encomenda {order} com o NIF da empresa.',
        'Cobraram {amount} € a mais na encomenda {order}.',
      ],
      good: [
        'A fatura corrigida já está na sua conta, em «Documentos».',
        'Tem razão: devolvemos {amount} €, o banco demora até {days} dias.',
      ],
      poor: ['As faturas são automáticas.'],
    },
  ],
  greetings: ['', 'Olá,', 'Bom dia,'],
  endings: ['', 'Obrigado!', 'Cumprimentos'],
  details: ['Já escrevi na semana passada.', 'O recibo está em anexo.'],
  whoIAm: ['O meu nome é {name}, {street}, {city} ({mail}).'],
  openings: ['', 'Olá,'],
  personalOpenings: ['Olá, {name},'],
  closings: ['', 'Posso ajudar em mais alguma coisa?'],
}
