// Names of people who do not exist, in the scripts that a network meets every day. First and last names are dealt out
// apart from each other.

export type DemoLanguage = 'en' | 'es' | 'fr' | 'ar' | 'uk' | 'th'

export const demoLanguages: readonly DemoLanguage[] = ['en', 'es', 'fr', 'ar', 'uk', 'th']

interface Names {
  first: readonly string[]
  last: readonly string[]
}

export const names: Readonly<Record<DemoLanguage, Names>> = {
  en: {
    first: [
      'Adaeze',
      'Blessing',
      'Callum',
      'Efua',
      'Grace',
      'Ifeoma',
      'Joyce',
      'Kwabena',
      'Lindiwe',
      'Rosalind',
      'Tendai',
      'Winifred',
    ],
    last: [
      'Abarika',
      'Dunmorrow',
      'Ekwensu',
      'Fallowby',
      'Kintaro-Bell',
      'Larkhurst',
      'Mwakasi',
      'Okonedo',
      'Pellwick',
      'Tanqueray',
    ],
  },
  es: {
    first: [
      'Alondra',
      'Benicio',
      'Candela',
      'Dario',
      'Eulalia',
      'Itzel',
      'Maribel',
      'Nicanor',
      'Rocío',
      'Soledad',
      'Yamileth',
      'Zoraida',
    ],
    last: [
      'Arrieta Solano',
      'Bermejo Tapia',
      'Cifuentes Roa',
      'Duarte Quispe',
      'Huamán Loyola',
      'Marroquín Paz',
      'Orellana Cruz',
      'Pizarro Luna',
      'Tovar Meza',
    ],
  },
  fr: {
    first: [
      'Aminata',
      'Bastien',
      'Clémence',
      'Djeneba',
      'Fatoumata',
      'Gaëlle',
      'Ibrahima',
      'Mireille',
      'Ousmane',
      'Solange',
      'Thérèse',
      'Yacouba',
    ],
    last: [
      'Balandier',
      'Coulibasse',
      'Diarrouet',
      'Fontanelle',
      'Gbédjissi',
      'Kouamanan',
      'Mbarguane',
      'Sagnolo',
      'Traoulier',
    ],
  },
  ar: {
    first: ['أميرة', 'بسمة', 'جمانة', 'حنان', 'خليل', 'رنا', 'سلمى', 'طارق', 'غادة', 'فاتن', 'مريم', 'نادر'],
    last: [
      'البحراوي',
      'التلمساوي',
      'الجبيلي',
      'الحموري',
      'الدرعاوي',
      'الرصافي',
      'السنجاري',
      'الشوفاني',
      'العماري',
    ],
  },
  uk: {
    first: [
      'Богдан',
      'Валерія',
      'Дарина',
      'Зоряна',
      'Ірина',
      'Кирило',
      'Лідія',
      'Мирослава',
      'Остап',
      'Роман',
      'Соломія',
      'Юлія',
    ],
    last: [
      'Байдачна',
      'Верховенко',
      'Гайдаренко',
      'Дзвінчук',
      'Калинець',
      'Лебедич',
      'Оберемчук',
      'Паляниця',
      'Степовик',
    ],
  },
  th: {
    first: ['กานดา', 'จันทร์เพ็ญ', 'ชาลี', 'ดวงใจ', 'ธิดา', 'นภา', 'บุญมี', 'ประภา', 'มะลิ', 'วิไล', 'สมหมาย', 'อรทัย'],
    last: ['แก้วมณีวงศ์', 'จิตรสงบ', 'ดอนทอง', 'ทะเลงาม', 'ธารสุข', 'นาคประเสริฐ', 'พงษ์สว่าง', 'ศรีบ้านนา', 'อุ่นเรือน'],
  },
}
