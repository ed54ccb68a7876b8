// What a person said in words about the help, on the page of the one reader whom they chose: opened while somebody holds it.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { Card } from '../../web/controls/card.tsx'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { useText } from '../../web/language/language.tsx'
import { vault } from '../../web/session/vault.ts'
import { locatorOf } from '../locator.ts'

export function VoiceWords({ trackId }: { trackId: string }) {
  const t = useText()
  const { data } = useQuery({
    queryKey: ['voice-words', trackId],
    queryFn: () => api.voices.words({ track: trackId }),
  })
  const words = data?.words
  if (!words) return null
  const read = async () => {
    const { report } = await vault.openReport({
      locator: locatorOf(trackId),
      circleId: words.circle,
      wrap: words.wrap,
      ciphertext: words.ciphertext,
      messages: [],
    })
    return (report as { text: string }).text
  }
  return (
    <Card title={t('voice.words.title')} accent="action">
      <p className="second">{t('voice.words.only')}</p>
      <HoldToRead label={t('voice.words.title')} read={read} />
    </Card>
  )
}
