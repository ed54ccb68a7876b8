// Where an act leads once it is done. It may take seconds after its last word was said, and whoever has gone elsewhere meanwhile
// stays there: a page that changes under somebody’s hands loses what they had begun.
import { useLocation, useRouter } from '@tanstack/react-router'

/** Goes to an address of the staff host, as long as the page on which the act was begun is still the one that is shown. */
export function useNavigateWhenDone(): (href: string) => Promise<void> {
  const router = useRouter()
  const begun = useLocation({ select: ({ pathname }) => pathname })
  return async (href) => {
    if (router.latestLocation.pathname === begun) await router.navigate({ href })
  }
}
