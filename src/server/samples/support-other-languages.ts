import type { SupportLanguage } from './support-language.ts'

export const japanese: SupportLanguage = {
  share: 6,
  locales: ['ja-JP'],
  items: ['レインジャケット', 'デスクランプ', 'コーヒーミル', 'リュック'],
  topics: [
    {
      name: 'アカウント',
      tag: 'account',
      questions: [
        'パスワードを忘れました。注文 {order} を確認したいです。',
        '確認コードが届くのが{days}分遅く、いつも期限切れになります。',
      ],
      good: [
        'ログイン画面の「パスワードを忘れた方」から再設定できます。',
        '「設定」→「セキュリティ」で認証アプリに切り替えると、すぐに使えます。',
      ],
      poor: ['ログインしてください。', '申し訳ございませんが、わかりません。'],
    },
    {
      name: '配送',
      tag: 'delivery',
      questions: [
        '配送先を {city} に変更できますか。注文番号は {order} です。',
        '「{item}」が壊れて届きました。交換できますか。',
      ],
      good: [
        '発送前ですので変更できます。{city} で承りました。🙂',
        'ご迷惑をおかけしました。交換品を本日発送し、{days}日以内に届きます。',
      ],
      poor: ['配送は配送会社にお尋ねください。'],
    },
  ],
  greetings: ['', 'こんにちは。', 'お世話になっております。'],
  endings: ['', 'よろしくお願いします。', '急いでいます。'],
  details: [
    '先週も問い合わせました。',
    '写真を添付します。',
    '店舗では対応できないと言われました。',
  ],
  whoIAm: ['{name} と申します。メールは {mail} です。', '住所は {city}、{street} です（{name}）。'],
  openings: ['', 'お問い合わせありがとうございます。'],
  personalOpenings: ['{name} 様'],
  closings: ['', '他にご不明な点はございますか。'],
}

export const arabic: SupportLanguage = {
  share: 4,
  locales: ['ar-EG', 'ar-MA'],
  items: ['حقيبة ظهر', 'مصباح مكتب', 'سماعات'],
  topics: [
    {
      name: 'حساب',
      tag: 'account',
      questions: [
        'كيف أغير عنوان البريد الإلكتروني؟ رقم الطلب {order}.',
        'لا أستطيع تسجيل الدخول منذ {days} أيام.',
      ],
      good: [
        'يمكنك تغييره من إعدادات الحساب، ثم تأكيد الرسالة التي تصلك.',
        'تم فتح حسابك، من فضلك اختر كلمة مرور جديدة.',
      ],
      poor: ['لا أعرف.', 'Please write in English.'],
    },
    {
      name: 'توصيل',
      tag: 'delivery',
      questions: ['أين الطلب {order}؟ كان من المفترض أن يصل إلى {city} أمس.'],
      good: ['الطلب {order} خرج للتوصيل وسيصل اليوم قبل السادسة مساءً.'],
      poor: ['التوصيل يستغرق وقتًا.'],
    },
  ],
  greetings: ['', 'مرحبًا،', 'السلام عليكم،'],
  endings: ['', 'شكرًا لكم.'],
  details: ['كتبت لكم الأسبوع الماضي.', 'أرفقت صورة.'],
  whoIAm: ['اسمي {name} وبريدي {mail}.', 'العنوان: {street}، {city} ({name}).'],
  openings: ['', 'أهلًا بك،'],
  personalOpenings: ['أهلًا {name}،'],
  closings: ['', 'هل أستطيع مساعدتك في شيء آخر؟'],
}

export const polish: SupportLanguage = {
  share: 5,
  locales: ['pl-PL'],
  items: ['kurtka', 'lampka', 'młynek', 'plecak'],
  topics: [
    {
      name: 'faktura',
      tag: 'billing',
      questions: [
        'Proszę o fakturę do zamówienia {order} na firmę z {city}.',
        'Czy mogę zapłacić na raty? Chodzi o: {item}.',
        'Pobrano {amount} zł dwa razy, zamówienie {order}.',
      ],
      good: [
        'Faktura została wysłana na Państwa adres; znajdą ją Państwo też na koncie.',
        'Tak, od 300 zł, w trzech lub sześciu ratach.',
        'Druga kwota to blokada, bank zwolni ją w ciągu {days} dni.',
      ],
      poor: ['Faktury są wystawiane automatycznie.', 'Nie rozumiem pytania.'],
    },
    {
      name: 'zwrot',
      tag: 'product',
      questions: ['Po {days} tygodniach już nie działa ({item}). Jak zgłosić reklamację?'],
      good: ['Przepraszamy. Etykieta zwrotna jest na koncie, nowy produkt wyślemy jutro.'],
      poor: ['Rzeczy się psują.'],
    },
  ],
  greetings: ['', 'Dzień dobry,', 'Witam,'],
  endings: ['', 'Dziękuję!', 'Pozdrawiam'],
  details: [
    'Pisałam już w zeszłym tygodniu.',
    'Zdjęcie w załączniku.',
    'Nikt nie odbiera telefonu.',
  ],
  whoIAm: ['Nazywam się {name}, {street}, {city}, adres: {mail}.'],
  openings: ['', 'Dzień dobry,'],
  personalOpenings: ['Dzień dobry, {name},'],
  closings: ['', 'Czy mogę jeszcze w czymś pomóc?', 'Miłego dnia!'],
}
