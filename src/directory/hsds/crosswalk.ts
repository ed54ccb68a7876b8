// From the words of somebody else's directory to our service codes. Our own list: words that a service uses of itself,
// in English. What fits none of them gets no code: it is then found under every need, marked "ask them".

import { serviceCodes } from '../kinds.ts'
import { needNotSaid } from './standard.ts'

/** Codes and the words that lead to them. Each is looked for in the name, then in taxonomy terms, then in the description. */
const signs: readonly (readonly [code: string, words: RegExp])[] = [
  [
    'legal_immigration',
    /\b(immigra\w*|asylum|visa|daca|deferred action|naturali[sz]ation|citizenship|refugee law)\b/,
  ],
  [
    'legal_criminal',
    /\b(criminal (legal|defen[cs]e|law|records?)|expunge?ments?|public defender|under arrest|juvenile defen[cs]e)\b/,
  ],
  [
    'legal_civil',
    /\b(legal (aid|help|advice|services?|assistance|clinic|information|representation|answers|advocates)|law(yer|yers)?|attorney|bar association|direct representation|self-help (center|desk)|eviction|divorce|bankruptcy|orders? of protection|pro bono|pro se|advice desk|family law)\b/,
  ],
  [
    'emergency_housing',
    /\b(emergency (shelter|housing|accommodation)|homeless shelter|women'?s shelter|night shelter|refuge|safe ?house|crisis (shelter|accommodation))\b/,
  ],
  ['transitional_housing', /\b(transitional (housing|living)|short-term housing|halfway house)\b/],
  [
    'long_term_housing',
    /\b(long-term housing|permanent (supportive )?housing|affordable housing|housing (placement|search))\b/,
  ],
  [
    'mental_health_counselling',
    /\b(mental health|counsell?ing|psycholog\w*|psychotherap\w*|therapy|trauma)\b/,
  ],
  [
    'substance_use_support',
    /\b(substance (use|abuse)|addiction|alcohol\w*|drinking problem|al-anon|detox\w*|drug (treatment|rehab\w*))\b/,
  ],
  [
    'medical_care',
    /\b(medical (care|clinic|services)|health (care|clinic|cent(er|re))|clinic for|dental|doctor|physician|nurs(e|ing)|hospital)\b/,
  ],
  ['food', /\b(food (bank|pantry|parcels?|assistance)|meals?|soup kitchen|grocer(y|ies))\b/],
  ['clothing', /\b(cloth(es|ing)|coats?|wardrobe)\b/],
  ['vocational_training', /\b(vocational|job training|skills? training|apprentice\w*|trade school)\b/],
  [
    'job_placement',
    /\b(job (placement|search|centre|center)|employment (services|support|help)|find (work|a job|housing and employment))\b/,
  ],
  ['education', /\b(adult education|literacy|high school education|english classes|esl|ged|tutoring)\b/],
  ['family_reunification', /\b(family reunification|reunite)\b/],
  ['family_location', /\b(family tracing|missing persons?)\b/],
  ['interpretation', /\b(interpreters?|interpretation service)\b/],
  ['translation', /\btranslation services?\b/],
  [
    'criminal_justice_advocacy',
    /\b(victim(s'?|'s)? (advoca\w*|assistance|services)|court (advoca\w*|accompan\w*)|victims of (hate )?crimes?)\b/,
  ],
  ['spiritual_support', /\b(chaplain\w*|pastoral|spiritual (care|support)|faith support)\b/],
  ['safety_planning', /\b(safety plan\w*|domestic (violence|abuse)|intimate partner)\b/],
  ['childcare', /\b(child ?care|day ?care|nursery)\b/],
  ['guardianship', /\b(guardianship|guardian ad litem)\b/],
  ['child_education', /\b(school (enrol\w*|fee)|special education)\b/],
  ['transport', /\b(transport(ation)?|bus (services|passes)|rides)\b/],
  ['document_replacement', /\b(birth certificates?|identity documents?|id replacement)\b/],
  ['peer_support', /\b(peer support|support groups?|family group|mentor\w*)\b/],
  ['service_navigation', /\b(case management|information and referral|hotline|helpline|navigator|2-?1-?1)\b/],
]

const codesIn = (text: string): string[] => {
  const lower = text.toLowerCase().replaceAll('’', "'")
  return signs.filter(([, words]) => words.test(lower)).map(([code]) => code)
}

/**
 * Our codes for a service. The name and the taxonomy are what a service says it is, so the description, which says
 * much in passing, is read only where they say nothing. No sign: no code. A term that is a code of ours is what it says.
 */
export function serviceCodesOf({
  name,
  terms,
  description,
}: {
  name: string
  terms: readonly string[]
  description: string
}): string[] {
  const said = terms.filter((term) => serviceCodes.includes(term))
  if (said.length === 0 && terms.includes(needNotSaid)) return []
  if (said.length > 0) return [...new Set(said)]
  const own = [...new Set([name, ...terms].flatMap(codesIn))]
  return own.length > 0 ? own : codesIn(description)
}

/** A house that hides people: lodging, offered to those who are being looked for. Its address is never kept. */
export function isConfidential(codes: readonly string[], text: string): boolean {
  const lodging = codes.includes('emergency_housing') || codes.includes('transitional_housing')
  return (
    lodging &&
    /confidential|undisclosed|secret (location|address)|safe ?house|refuge\b|domestic (violence|abuse)|traffick|women'?s shelter|battered/i.test(
      text,
    )
  )
}
