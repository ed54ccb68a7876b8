// Posters with a code that hang in the invented country.

import type { campaignPlaces } from '../src/identification/campaigns.ts'
import { makeCampaign } from '../src/identification/client/make-campaign.ts'
import type { Act } from './stage.ts'

export const poster =
  (place: (typeof campaignPlaces)[number]): Act =>
  async (_scene, who) =>
    void (await makeCampaign(who, place))
