// What is written into files, in the language in which it was said: short, respectful, and never more than a colleague
// needs. Everything here ends up sealed. Drafts, like every translation of this project, until a person has read them.

import type { Chance } from './chance.ts'
import type { DemoLanguage } from './names.ts'

export type Occasion =
  | 'how'
  | 'when'
  | 'word'
  | 'never'
  | 'story'
  | 'own'
  | 'plan'
  | 'health'
  | 'legal'
  | 'stay'
  | 'safety'
  | 'later'
  | 'request'
  | 'answer'

type Sentences = Readonly<Record<Occasion, readonly string[]>>

const sentences: Readonly<Record<DemoLanguage, Sentences>> = {
  en: {
    how: ['A message first, then a call.', 'Only in person, at the centre.'],
    when: ['Weekdays between 10 and 11.', 'After eight in the evening, never at weekends.'],
    word: ['blue umbrella', 'paper boat'],
    never: ['No messages on the old number.', 'Never through the employer or the landlord.'],
    story: [
      'She was promised work in a laundry; her papers were kept and she was not paid.',
      'He worked on a farm for seven months and was told that he owed for the journey. He would like to rest first.',
    ],
    own: ['I want my sister to know that I am well.', 'I would like to cook for myself again.'],
    plan: [
      'We went through the plan together. Next: language course, bank account.',
      'She chose two goals herself and put the third off. That is fine.',
    ],
    health: [
      'Sleeps badly; a first appointment is made. Prefers a woman doctor.',
      'Back pain from lifting. Physiotherapy agreed, interpreter booked.',
    ],
    legal: [
      'Wage slips for four months found. Claim can be made without a criminal case.',
      'She wants to think about a statement. No hurry from our side.',
    ],
    stay: [
      'Application handed in with two copies. Receipt is with her.',
      'Explained what the permission allows and what it does not.',
    ],
    safety: [
      'Takes the second bus line now. Family was told what to say when asked.',
      'New number, old one switched off in the office together.',
    ],
    later: [
      'Third month: works four days, room is quiet, friends from the course.',
      'He called by himself to say that the contract is signed.',
    ],
    request: [
      'I work in a kitchen and I may not leave. They have my passport. Is there somebody who speaks my language?',
      'We are four people. We do not get our money. We do not want police now.',
    ],
    answer: [
      'Thank you for writing. You decide each step. Can we call you tomorrow between ten and eleven?',
      'You can have advice about the wages without giving a name. Write here whenever it is safe.',
    ],
  },
  es: {
    how: ['Primero un mensaje, después una llamada.', 'Solo en persona, en el centro.'],
    when: ['Entre semana, de 10 a 11.', 'Después de las ocho de la tarde, nunca en fin de semana.'],
    word: ['paraguas azul', 'barco de papel'],
    never: ['Ningún mensaje al número antiguo.', 'Nunca a través del empleador ni del casero.'],
    story: [
      'Le prometieron trabajo en una lavandería; le retuvieron los documentos y no le pagaron.',
      'Trabajó siete meses en una finca y le dijeron que debía el viaje. Primero quiere descansar.',
    ],
    own: ['Quiero que mi hermana sepa que estoy bien.', 'Me gustaría volver a cocinar para mí.'],
    plan: [
      'Repasamos el plan juntos. Lo próximo: curso de idioma y cuenta bancaria.',
      'Eligió dos metas y dejó la tercera para más adelante. Está bien así.',
    ],
    health: [
      'Duerme mal; ya tiene una primera cita. Prefiere que la atienda una doctora.',
      'Dolor de espalda por cargar peso. Fisioterapia acordada, intérprete reservada.',
    ],
    legal: [
      'Encontramos nóminas de cuatro meses. Se puede reclamar sin proceso penal.',
      'Quiere pensar si declara. Por nuestra parte no hay prisa.',
    ],
    stay: [
      'Solicitud entregada con dos copias. Ella tiene el resguardo.',
      'Explicado qué permite la autorización y qué no.',
    ],
    safety: [
      'Ahora toma la segunda línea de autobús. La familia sabe qué responder.',
      'Número nuevo; el antiguo lo apagamos juntos en la oficina.',
    ],
    later: [
      'Tercer mes: trabaja cuatro días, el cuarto es tranquilo, tiene amistades del curso.',
      'Llamó por su cuenta para contar que firmó el contrato.',
    ],
    request: [
      'Trabajo en una cocina y no puedo salir. Tienen mi pasaporte. ¿Hay alguien que hable mi idioma?',
      'Somos cuatro. No nos pagan. Por ahora no queremos policía.',
    ],
    answer: [
      'Gracias por escribir. Usted decide cada paso. ¿Podemos llamarle mañana entre las diez y las once?',
      'Puede recibir consejo sobre el salario sin dar su nombre. Escriba aquí cuando sea seguro.',
    ],
  },
  fr: {
    how: ['D’abord un message, puis un appel.', 'Seulement en personne, au centre.'],
    when: ['En semaine entre 10 h et 11 h.', 'Après vingt heures, jamais le week-end.'],
    word: ['parapluie bleu', 'bateau de papier'],
    never: ['Aucun message sur l’ancien numéro.', 'Jamais par l’employeur ni par le logeur.'],
    story: [
      'On lui avait promis un travail dans une blanchisserie ; ses papiers ont été gardés et elle n’a pas été payée.',
      'Il a travaillé sept mois dans une ferme et on lui disait qu’il devait le voyage. Il veut d’abord se reposer.',
    ],
    own: ['Je veux que ma sœur sache que je vais bien.', 'J’aimerais de nouveau cuisiner pour moi.'],
    plan: [
      'Plan relu ensemble. Ensuite : cours de langue, compte en banque.',
      'Elle a choisi deux objectifs et remis le troisième. C’est très bien.',
    ],
    health: [
      'Dort mal ; premier rendez-vous pris. Préfère une femme médecin.',
      'Mal de dos dû aux charges. Kinésithérapie convenue, interprète réservée.',
    ],
    legal: [
      'Fiches de paie de quatre mois retrouvées. La demande est possible sans procès pénal.',
      'Elle veut réfléchir à une déposition. Rien ne presse de notre côté.',
    ],
    stay: [
      'Demande déposée en deux exemplaires. Elle garde le récépissé.',
      'Expliqué ce que l’autorisation permet et ne permet pas.',
    ],
    safety: [
      'Prend maintenant l’autre ligne de bus. La famille sait quoi répondre.',
      'Nouveau numéro, l’ancien éteint ensemble au bureau.',
    ],
    later: [
      'Troisième mois : travaille quatre jours, la chambre est calme, des amis au cours.',
      'Il a appelé de lui-même pour dire que le contrat est signé.',
    ],
    request: [
      'Je travaille dans une cuisine et je ne peux pas sortir. Ils ont mon passeport. Quelqu’un parle-t-il ma langue ?',
      'Nous sommes quatre. On ne nous paie pas. Pas de police pour le moment.',
    ],
    answer: [
      'Merci d’avoir écrit. Vous décidez de chaque étape. Pouvons-nous appeler demain entre dix et onze heures ?',
      'Vous pouvez être conseillé sur le salaire sans dire votre nom. Écrivez ici quand c’est sûr.',
    ],
  },
  ar: {
    how: ['رسالة أولًا، ثم مكالمة.', 'شخصيًا فقط، في المركز.'],
    when: ['أيام الأسبوع بين العاشرة والحادية عشرة.', 'بعد الثامنة مساءً، وليس في عطلة نهاية الأسبوع.'],
    word: ['مظلة زرقاء', 'قارب من ورق'],
    never: ['لا رسائل على الرقم القديم.', 'لا تواصل أبدًا عن طريق صاحب العمل أو صاحب السكن.'],
    story: [
      'وُعدت بعمل في مغسلة، فاحتُجزت أوراقها ولم تتقاضَ أجرًا.',
      'عمل سبعة أشهر في مزرعة وقيل له إنه مدين بثمن الرحلة. يريد أن يرتاح أولًا.',
    ],
    own: ['أريد أن تعرف أختي أنني بخير.', 'أحب أن أطبخ لنفسي من جديد.'],
    plan: [
      'راجعنا الخطة معًا. الخطوة التالية: دورة لغة وحساب مصرفي.',
      'اختارت هدفين بنفسها وأجّلت الثالث. هذا حقها.',
    ],
    health: [
      'نومها متقطع، وحُدد موعد أول. تفضّل طبيبة.',
      'ألم في الظهر من رفع الأحمال. اتُّفق على علاج طبيعي وحُجز مترجم.',
    ],
    legal: [
      'وُجدت كشوف أجور أربعة أشهر. يمكن المطالبة دون دعوى جنائية.',
      'تريد أن تفكر في الإدلاء بشهادة. لا استعجال من جهتنا.',
    ],
    stay: ['قُدّم الطلب بنسختين، والإيصال معها.', 'شُرح ما يسمح به التصريح وما لا يسمح به.'],
    safety: [
      'تستقل الآن خط الحافلة الثاني. والعائلة تعرف ماذا تجيب.',
      'رقم جديد، والقديم أُغلق معًا في المكتب.',
    ],
    later: [
      'الشهر الثالث: عمل أربعة أيام، والغرفة هادئة، وأصدقاء من الدورة.',
      'اتصل من تلقاء نفسه ليقول إن العقد وُقّع.',
    ],
    request: [
      'أعمل في مطبخ ولا أستطيع الخروج. جواز سفري معهم. هل هناك من يتكلم لغتي؟',
      'نحن أربعة ولا نتقاضى أجورنا. لا نريد الشرطة الآن.',
    ],
    answer: [
      'شكرًا لأنك كتبت. أنت تقرر كل خطوة. هل نتصل غدًا بين العاشرة والحادية عشرة؟',
      'يمكنك أخذ مشورة عن الأجور دون ذكر اسمك. اكتب هنا متى كان ذلك آمنًا.',
    ],
  },
  uk: {
    how: ['Спершу повідомлення, потім дзвінок.', 'Лише особисто, у центрі.'],
    when: ['У будні між 10 і 11.', 'Після восьмої вечора, ніколи на вихідних.'],
    word: ['синя парасолька', 'паперовий човник'],
    never: ['Жодних повідомлень на старий номер.', 'Ніколи через роботодавця чи орендодавця.'],
    story: [
      'Їй обіцяли роботу в пральні; документи забрали, грошей не платили.',
      'Сім місяців працював на фермі, казали, що винен за дорогу. Спершу хоче відпочити.',
    ],
    own: ['Хочу, щоб сестра знала, що зі мною все гаразд.', 'Хочу знову готувати собі сама.'],
    plan: [
      'Переглянули план разом. Далі: мовний курс, банківський рахунок.',
      'Дві цілі обрала сама, третю відклала. Це її право.',
    ],
    health: [
      'Погано спить; перший прийом призначено. Хоче до лікарки-жінки.',
      'Болить спина від важкої роботи. Домовлено про фізіотерапію, перекладача замовлено.',
    ],
    legal: [
      'Знайдено розрахункові листи за чотири місяці. Вимогу можна подати без кримінальної справи.',
      'Хоче подумати про свідчення. З нашого боку поспіху немає.',
    ],
    stay: ['Заяву подано у двох примірниках. Квитанція в неї.', 'Пояснено, що дозвіл дає, а чого ні.'],
    safety: [
      'Тепер їздить другою лінією. Родина знає, що відповідати.',
      'Новий номер, старий вимкнули разом у бюро.',
    ],
    later: [
      'Третій місяць: працює чотири дні, кімната тиха, є друзі з курсу.',
      'Подзвонив сам і сказав, що договір підписано.',
    ],
    request: [
      'Працюю на кухні й не можу вийти. Мій паспорт у них. Чи є хтось, хто говорить моєю мовою?',
      'Нас четверо. Нам не платять. Поліції поки не хочемо.',
    ],
    answer: [
      'Дякуємо, що написали. Кожен крок вирішуєте ви. Чи можна подзвонити завтра між десятою й одинадцятою?',
      'Порадитися про зарплату можна без імені. Пишіть сюди, коли безпечно.',
    ],
  },
  th: {
    how: ['ส่งข้อความก่อน แล้วค่อยโทร', 'พบตัวที่ศูนย์เท่านั้น'],
    when: ['วันธรรมดา สิบโมงถึงสิบเอ็ดโมง', 'หลังสองทุ่ม ไม่ติดต่อวันเสาร์อาทิตย์'],
    word: ['ร่มสีฟ้า', 'เรือกระดาษ'],
    never: ['ห้ามส่งข้อความไปที่เบอร์เดิม', 'ห้ามติดต่อผ่านนายจ้างหรือเจ้าของบ้าน'],
    story: [
      'ได้รับคำสัญญาว่าจะได้ทำงานซักรีด แต่ถูกเก็บเอกสารและไม่ได้ค่าจ้าง',
      'ทำงานในไร่เจ็ดเดือน ถูกบอกว่าเป็นหนี้ค่าเดินทาง อยากพักก่อน',
    ],
    own: ['อยากให้พี่สาวรู้ว่าฉันสบายดี', 'อยากทำอาหารกินเองอีกครั้ง'],
    plan: ['ทบทวนแผนด้วยกัน ต่อไปคือเรียนภาษาและเปิดบัญชีธนาคาร', 'เลือกเป้าหมายเองสองข้อ ข้อที่สามขอเลื่อนไว้ก่อน'],
    health: ['นอนไม่ค่อยหลับ นัดพบแพทย์ครั้งแรกแล้ว ขอแพทย์ผู้หญิง', 'ปวดหลังจากยกของหนัก ตกลงทำกายภาพบำบัด จองล่ามแล้ว'],
    legal: ['พบสลิปค่าจ้างสี่เดือน เรียกร้องได้โดยไม่ต้องมีคดีอาญา', 'ขอคิดเรื่องให้การก่อน ทางเราไม่รีบ'],
    stay: ['ยื่นคำขอสองชุดแล้ว ใบรับอยู่กับเจ้าตัว', 'อธิบายแล้วว่าใบอนุญาตทำอะไรได้และไม่ได้'],
    safety: ['ตอนนี้ใช้รถเมล์อีกสาย ครอบครัวรู้ว่าจะตอบอย่างไร', 'เปลี่ยนเบอร์ใหม่ ปิดเบอร์เดิมด้วยกันที่สำนักงาน'],
    later: ['เดือนที่สาม ทำงานสี่วัน ห้องเงียบดี มีเพื่อนจากชั้นเรียน', 'โทรมาบอกเองว่าเซ็นสัญญาแล้ว'],
    request: [
      'ฉันทำงานในครัวและออกไปไหนไม่ได้ พาสปอร์ตอยู่กับเขา มีใครพูดภาษาของฉันไหม',
      'พวกเราสี่คนไม่ได้ค่าจ้าง ตอนนี้ยังไม่อยากแจ้งตำรวจ',
    ],
    answer: [
      'ขอบคุณที่เขียนมา คุณเป็นผู้ตัดสินใจทุกขั้นตอน พรุ่งนี้สิบโมงถึงสิบเอ็ดโมงโทรหาได้ไหม',
      'ปรึกษาเรื่องค่าจ้างได้โดยไม่ต้องบอกชื่อ เขียนมาที่นี่เมื่อปลอดภัย',
    ],
  },
}

/** A sentence for an occasion, in a language. */
export const sentence = (language: DemoLanguage, occasion: Occasion, chance: Chance): string =>
  chance.pick(sentences[language][occasion])
