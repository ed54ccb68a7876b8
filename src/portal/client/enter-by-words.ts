// Into the portal with the six words: they go into the vault and nowhere else. The server helps to stretch them without seeing
// them, and knows the card by where its words lead.
import type { PortalSession } from './portal-session.ts'

/** Opens the card. Fails with SealingError `bad-words` where these are no words of a card, and with 401 where no card has them. */
export async function enterByWords(
  { api, vault }: PortalSession,
  words: string,
  network: string,
): Promise<void> {
  const { blinded } = await vault.beginWords({ purpose: 'card', words })
  const { evaluated } = await api.help.evaluate({ blinded })
  const { locator } = await vault.finishWords({ evaluated, unlock: { network } })
  await api.accounts.enterByCard({ locator })
}
