// Papers that cannot be silent: whoever reads them decides on the very thing, or is asked for it. Each says why, and the words of the list that
// it holds, in whichever language; one more, or one that is not there any more, fails.
interface MustSay {
  why: string
  words: readonly string[]
}

/** An authority is called by its name, and what it gave is a permit in three of the languages. */
const authority = [
  'immigration',
  'inmigración',
  'міграц',
  'справ',
  'คนเข้าเมือง',
  'permiso',
  'дозвіл',
  'ใบอนุญาต',
]

export const mustSay: Readonly<Record<string, MustSay>> = {
  application: {
    why: 'asks a judge for measures of the law by their names: a witness, her supporter, what may not be reported',
    words: ['court', 'judge', 'witness', 'support', 'report', 'إفادة'],
  },
  calendar: {
    why: 'an entry in a calendar is called an appointment, and says nothing of what, where or with whom',
    words: ['appointment', 'cita', 'rendez-vous', 'موعد', 'зустріч', 'นัดหมาย'],
  },
  claim: {
    why: 'cites the laws by which it was counted, as they are called; it names no crime',
    words: ['court'],
  },
  hold: {
    why: 'rests on the rule that a victim of trafficking is not punished: without the crime a prosecutor has no reason to hold anything',
    words: [
      'trafficking',
      'victim',
      'exploitation',
      'slavery',
      'court',
      'lawyer',
      'trata',
      'víctima',
      'explotación',
      'esclavitud',
      'tribunal',
      'abogad',
      'traite',
      'victime',
      'esclavage',
      'avocat',
      'الاتجار',
      'ضحية',
      'رسالة',
      'محام',
      'торгівл',
      'постраждал',
      'експлуатац',
      'рабств',
      'примус',
      'суд',
      'адвокат',
      'ค้ามนุษย์',
      'ทาส',
      'บังคับ',
      'คดี',
      'ศาล',
      'ทนาย',
    ],
  },
  invitation: {
    why: 'gives a colleague of the house the secret with which they join, under that name on the screen that asks for it',
    words: ['secret'],
  },
  'letter to the authority': {
    why: 'asks the authority for the permit itself, by its name',
    words: ['permit', 'permiso', 'dossier', 'дозвіл', 'справ', 'ใบอนุญาต'],
  },
  'letter to the employer': {
    why: 'says that work is allowed and who allowed it: an employer has to be able to ask there. Why it was given stands nowhere',
    words: authority,
  },
  'letter to the landlord': {
    why: 'says that somebody may live here and who allowed it: a landlord has to be able to ask there. Why it was given stands nowhere',
    words: authority,
  },
  'letter to the person': {
    why: 'tells the person of a decision and who helps against it: a lawyer, and the support that goes on. It names no crime',
    words: [
      'lawyer',
      'support',
      'abogad',
      'apoyo',
      'avocat',
      'aide',
      'محام',
      'دعم',
      'підтримк',
      'ทนาย',
      'ช่วยเหลือ',
    ],
  },
  referral: {
    why: 'asks a service for help for somebody; its readers are colleagues, and it names no crime',
    words: ['help', 'support', 'رسالة', 'مساعدة'],
  },
}
