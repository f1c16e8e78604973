import { parseSession } from '../core/session/parse-session'
import type { ExporterFixture } from './contract.fixture'

export default {
  contains: ['"format":"driftscope-session"', '"version":1'],
  read: parseSession,
} satisfies ExporterFixture
