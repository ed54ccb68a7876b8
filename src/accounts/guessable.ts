// Whether a passphrase is one that many people choose: what a thief of the secrets would try first. It is asked in the
// browser, since nobody else ever sees a passphrase, and without a network, so it knows habits and not every leaked word.

/** Words that passwords are made of, in the six languages and as keyboards lead to them. */
const habits =
  `password passwort passphrase passcode contrasena motdepasse kalima parol secret secreto geheim welcome bienvenue
bienvenido willkommen ahlan marhaba salam letmein opensesame changeme default temporary login admin administrator root user
usuario guest test testing hello hallo hola bonjour iloveyou ilovemy loveyou loveme tequiero teamo jetaime habibi lovely love
baby babygirl honey sweetheart angel princess prince princesa queen king master monkey dragon tiger lion shadow sunshine
summer winter spring autumn verano invierno football futbol soccer baseball basketball hockey barcelona realmadrid
liverpool arsenal chelsea juventus superman batman spiderman starwars pokemon minecraft naruto internet computer samsung
iphone android google facebook instagram whatsapp microsoft windows freedom libertad freiheit whatever trustno nothing
blessed jesus christ allah bismillah god family familia mother mama father papa michael jordan daniel jessica ashley
charlie thomas robert andrew jennifer maria mohamed mohammed ahmed fatima ali anna alex monday friday january december
office company work trabajo school student teacher police shelter hotline safe safety security secure continuum london
paris madrid berlin kyiv ukraine bangkok cairo america england france espana deutschland flower chocolate cookie banana
cheese pepper coffee killer hunter ranger cowboy ninja pirate hacker matrix zaq qaz wsx edc qwe asd zxc abc xyz the and my
is your our please thisis iam mein mi mon`.split(/\s+/)

/** Sentences that stand in every list. */
const sentences = [
  'correct horse battery staple',
  'the quick brown fox jumps over the lazy dog',
  'to be or not to be that is the question',
  'may the force be with you',
  'i think therefore i am',
  'in the beginning god created the heaven and the earth',
  'in the beginning was the word',
  'the lord is my shepherd i shall not want',
  'for god so loved the world',
  'our father who art in heaven',
  'god is great',
  'there is no god but allah',
  'bismillah ar rahman ar rahim',
  'in the name of god the most gracious the most merciful',
  'once upon a time in a land far far away',
  'a long time ago in a galaxy far far away',
  'it was the best of times it was the worst of times',
  'call me ishmael',
  'all happy families are alike',
  'winter is coming',
  'you shall not pass',
  'one ring to rule them all',
  'my name is inigo montoya you killed my father prepare to die',
  'i am your father',
  'life is like a box of chocolates',
  'houston we have a problem',
  'open sesame',
  'never gonna give you up never gonna let you down',
  'let it be let it be',
  'we will rock you',
  'we are the champions',
  'happy birthday to you',
  'twinkle twinkle little star how i wonder what you are',
  'mary had a little lamb',
  'row row row your boat gently down the stream',
  'roses are red violets are blue',
  'an apple a day keeps the doctor away',
  'practice makes perfect',
  'better late than never',
  'no pain no gain',
  'knowledge is power',
  'time is money',
  'home sweet home',
  'where there is a will there is a way',
  'i have a dream',
  'ask not what your country can do for you',
  'all human beings are born free and equal',
  'en un lugar de la mancha de cuyo nombre no quiero acordarme',
  'ser o no ser esa es la cuestion',
  'mas vale tarde que nunca',
  'el pueblo unido jamas sera vencido',
  'si se puede',
  'padre nuestro que estas en el cielo',
  'liberte egalite fraternite',
  'je pense donc je suis',
  'notre pere qui es aux cieux',
  'la vie en rose',
  'slava ukraini heroiam slava',
  'shche ne vmerla ukraina',
  'this is my password',
  'this is a very long password',
  'my voice is my passport verify me',
  'i forgot my password',
  'let me in please let me in',
  'lorem ipsum dolor sit amet',
]

/** What fingers run along: rows, columns, the alphabet, digits, each in both directions. */
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'qsdfghjklm',
  'zxcvbnm',
  'yxcvbnm',
  'wxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '1q2w3e4r5t6y7u8i9o0p',
].flatMap((run) => [run, Array.from(run).toReversed().join('')])
const shortestRun = 4

/** Characters that a passphrase has at least. There is no most, and none that it must have or may not have. */
const enough = 15

/** Characters of one's own that a passphrase has at least, besides what many others choose. */
const ownLetters = 8
/** So many different habits in a row are no habit any more: four words of two hundred and fifty, and their order. */
const manyWords = 5

const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '€': 'e',
}

/** Letters and digits alone, small, without accents. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
const undisguised = (text: string): string =>
  plain(Array.from(text, (letter) => disguises[letter] ?? letter).join(''))

/** How long the longest run is that begins at `at`; 0 where it is too short to be one. */
function runAt(text: string, at: number): number {
  let longest = 0
  for (const run of runs)
    for (
      let length = shortestRun;
      at + length <= text.length && run.includes(text.slice(at, at + length));
      length += 1
    )
      longest = Math.max(longest, length)
  return longest
}

/** Takes out what many choose. Answers with how much is left, and how many different habits there were. */
function ownPart(text: string, known: readonly string[]): { left: number; words: number } {
  const seen = new Set<string>()
  let left = 0
  for (let at = 0; at < text.length;) {
    const word = known.find((one) => text.startsWith(one, at))
    // A year, a day: four digits and more say little.
    const digits = /^\d{2,}/.exec(text.slice(at))?.[0].length ?? 0
    const length = Math.max(word?.length ?? 0, runAt(text, at), digits)
    if (length === 0) left += 1
    else seen.add(text.slice(at, at + length))
    at += Math.max(length, 1)
  }
  return { left, words: seen.size }
}

/** The shortest piece that a text consists of, said again and again; the text itself where there is none. */
function piece(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    const unit = text.slice(0, length)
    if (unit.repeat(Math.ceil(text.length / length)).startsWith(text)) return unit
  }
  return text
}

/**
 * Why a passphrase would be tried early: `repeated` where it says one short thing again and again, `common` where it is what
 * many people choose. `about` are words that anybody knows about its owner: handle, organisation.
 */
export function guessable(
  passphrase: string,
  about: readonly string[] = [],
): 'short' | 'repeated' | 'common' | undefined {
  if (passphrase.length < enough) return 'short'
  const known = [
    ...sentences.map(plain),
    ...about
      .flatMap((words) => [words, ...words.split(/[^\p{L}\p{N}]+/u)])
      .map(plain)
      .filter((word) => word.length > 2),
    ...habits,
  ].toSorted((a, b) => b.length - a.length)
  if (new Set(plain(passphrase)).size < 6 || piece(plain(passphrase)).length < ownLetters) return 'repeated'
  for (const text of [plain(passphrase), undisguised(passphrase)]) {
    if (known.some((one) => one.includes(text))) return 'common'
    const { left, words } = ownPart(text, known)
    if (left < ownLetters && words < manyWords) return 'common'
  }
  return undefined
}
