import { themes } from './chat-texts.ts'
import type { Random } from './random.ts'
import type { VisitRecorder } from './visit-recorder.ts'

/** A conversation in the chat: a question, its answer, and sometimes more. */
export function playChat(visit: VisitRecorder, random: Random): void {
  const { theme, questions, answers, followUps } = random.weigh(themes)
  visit.wait(random.wait(12))
  visit.record('widget_opened', { widget: 'support' })
  // Some open it and think better of it.
  if (random.chance(0.12)) return
  const turns = random.weigh([
    { weight: 5, turns: 1 },
    { weight: 4, turns: 2 },
    { weight: 2, turns: 3 },
  ]).turns
  for (let turn = 0; turn < turns; turn++) {
    visit.wait(8 + random.wait(20))
    visit.record('message_sent', { text: random.pick(turn === 0 ? questions : followUps), theme })
    visit.wait(2 + random.wait(6))
    visit.record('message_received', { text: random.pick(answers), theme, from: 'bot' })
  }
  visit.wait(random.wait(15))
}
