// How to reach the person, to be read; the code word alone waits until somebody holds it.
import { Facts } from '../../web/controls/card.tsx'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { useText } from '../../web/language/language.tsx'
import { useLanguageFacts } from './person-languages.tsx'
import { SafeNow } from './safe-now.tsx'
import type { SafeContact } from '../safe-contact.ts'

const parts = ['how', 'when', 'word', 'never', 'emergency', 'apart'] as const

export function ContactFacts({ contact }: { contact: SafeContact }) {
  const t = useText()
  const languageFacts = useLanguageFacts()
  return (
    <>
      <SafeNow hours={contact.hours} />
      <Facts
        facts={[
          ...parts
            .filter((part) => contact[part])
            .map((part) => ({
              term: t(`case.contact.${part}`),
              value:
                part === 'word' ? (
                  <HoldToRead label={t('case.contact.word')} read={() => contact.word} />
                ) : (
                  <bdi>{contact[part]}</bdi>
                ),
            })),
          ...(contact.mayTell?.length
            ? [
                {
                  term: t('case.contact.mayTell'),
                  value: contact.mayTell.map((who) => t(`case.mayTell.${who}`)).join(' · '),
                },
              ]
            : []),
          ...languageFacts(contact.languages).map(({ term, value }) => ({ term, value: <bdi>{value}</bdi> })),
          ...(contact.notices
            ? [{ term: t('case.contact.notices'), value: t(`case.contact.notices.${contact.notices}`) }]
            : []),
        ]}
      />
    </>
  )
}
