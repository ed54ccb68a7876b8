// The features, in the words of the Continuum and in their order: a feature may use those before it and none after it, so no
// cycle can arise. test/architecture.test.ts holds every import to this list, and access.sql files are applied in this order.
// A feature is a folder and its two lines here; what it brings to the server stands in its feature.ts, its processes in machines.ts and
// its screens in ui/feature.ts, which the build finds. Endpoints that are written by hand have their line in contract.ts besides.

import { feature as organisations } from '../organisations/feature.ts'
import { feature as identityProvider } from '../identity-provider/feature.ts'
import { feature as accounts } from '../accounts/feature.ts'
import { feature as outbox } from '../outbox/feature.ts'
import { feature as webhooks } from '../webhooks/feature.ts'
import { feature as rota } from '../rota/feature.ts'
import { feature as directory } from '../directory/feature.ts'
import { feature as training } from '../training/feature.ts'
import { feature as policies } from '../policies/feature.ts'
import { feature as cases } from '../cases/feature.ts'
import { feature as papers } from '../papers/feature.ts'
import { feature as attachments } from '../attachments/feature.ts'
import { feature as consent } from '../consent/feature.ts'
import { feature as assignments } from '../assignments/feature.ts'
import { feature as takeovers } from '../takeovers/feature.ts'
import { feature as approvals } from '../approvals/feature.ts'
import { feature as work } from '../work/feature.ts'
import { feature as law } from '../law/feature.ts'
import { feature as rights } from '../rights/feature.ts'
import { feature as identification } from '../identification/feature.ts'
import { feature as instruments } from '../instruments/feature.ts'
import { feature as encounters } from '../encounters/feature.ts'
import { feature as safety } from '../safety/feature.ts'
import { feature as care } from '../care/feature.ts'
import { feature as services } from '../services/feature.ts'
import { feature as appointments } from '../appointments/feature.ts'
import { feature as conferences } from '../conferences/feature.ts'
import { feature as shelter } from '../shelter/feature.ts'
import { feature as visits } from '../visits/feature.ts'
import { feature as referrals } from '../referrals/feature.ts'
import { feature as handovers } from '../handovers/feature.ts'
import { feature as messages } from '../messages/feature.ts'
import { feature as documents } from '../documents/feature.ts'
import { feature as notification } from '../notification/feature.ts'
import { feature as caseload } from '../caseload/feature.ts'
import { feature as proceedings } from '../proceedings/feature.ts'
import { feature as testimony } from '../testimony/feature.ts'
import { feature as households } from '../households/feature.ts'
import { feature as stay } from '../stay/feature.ts'
import { feature as solutions } from '../solutions/feature.ts'
import { feature as packages } from '../packages/feature.ts'
import { feature as homecomings } from '../homecomings/feature.ts'
import { feature as voice } from '../voice/feature.ts'
import { feature as portal } from '../portal/feature.ts'
import { feature as coordination } from '../coordination/feature.ts'
import { feature as funding } from '../funding/feature.ts'
import { feature as measures } from '../measures/feature.ts'
import { feature as witnesses } from '../witnesses/feature.ts'
import { feature as oversight } from '../oversight/feature.ts'

export const features = [
  organisations,
  identityProvider,
  accounts,
  outbox,
  webhooks,
  rota,
  directory,
  training,
  policies,
  cases,
  papers,
  attachments,
  consent,
  assignments,
  takeovers,
  approvals,
  work,
  law,
  rights,
  identification,
  instruments,
  encounters,
  safety,
  care,
  services,
  appointments,
  conferences,
  shelter,
  visits,
  referrals,
  handovers,
  messages,
  documents,
  notification,
  caseload,
  proceedings,
  testimony,
  households,
  stay,
  solutions,
  packages,
  homecomings,
  voice,
  portal,
  coordination,
  funding,
  measures,
  witnesses,
  oversight,
] as const

/** Feature folders of `src/`, earliest first. */
export const order = features.map(({ name }) => name)
