// An organisation asks for the money of a call: its lines are written down, and then the application is sent.
import type { InputOf } from '../../api/endpoint.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import type { fundingApi } from '../api.ts'
import { takeStep } from './take-step.ts'

export const applyForMoney = async (
  session: Session,
  asked: InputOf<typeof fundingApi.apply>,
): Promise<TrackNow> => takeStep(session, await session.api.funding.apply(asked), 'apply')
