// Who has vouched for a checkpoint, in one sentence: pseudonyms and their organisations.

import type { Text } from '../../web/language/language.tsx'

export const cosignerWords = (cosigners: readonly { handle: string; name: string }[], t: Text): string =>
  cosigners.length === 0
    ? t('audit.cosigned.nobody')
    : t('audit.cosigned', {
        count: cosigners.length,
        who: cosigners.map(({ handle, name }) => `${handle} (${name})`).join(t('people.and')),
      })
