import '@mantine/dates/styles.css'
import { DatePicker } from '@mantine/dates'
import dayjs from 'dayjs'
import { useState } from 'react'

/** A calendar for the first and the last day of a range. */
export function Days({
  onChoose,
}: {
  /** ISO dates; `to` is the day behind the last. */
  readonly onChoose: (from: string, to: string) => void
}) {
  const [days, setDays] = useState<[string | null, string | null]>([null, null])
  const choose = (chosen: [string | null, string | null]) => {
    setDays(chosen)
    const [from, last] = chosen
    if (!from || !last) return
    onChoose(dayjs(from).format('YYYY-MM-DD'), dayjs(last).add(1, 'day').format('YYYY-MM-DD'))
    setDays([null, null])
  }
  return (
    <DatePicker
      type="range"
      p="xs"
      allowSingleDateInRange
      value={days}
      onChange={choose}
      maxDate={dayjs().format('YYYY-MM-DD')}
      aria-label="First and last day"
    />
  )
}
