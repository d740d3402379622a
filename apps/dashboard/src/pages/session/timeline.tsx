import { Badge, Box, Collapse, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconClockPause } from '@tabler/icons-react'
import { useState } from 'react'
import { formatClock, formatDuration, formatMoney, formatName } from '../../format/format.ts'
import { EventIcon } from '../../parts/event-icon.tsx'
import { longGapSeconds, type Step, valueText } from './session-model.ts'

/** Steps one under the other, with the time that went by between them. */
export function Timeline({
  steps,
  timezone,
}: {
  readonly steps: readonly Step[]
  readonly timezone: string
}) {
  return (
    <Stack component="ol" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
      {steps.map((step) => (
        <li key={step.event.eventId}>
          {step.gapSeconds !== null && step.gapSeconds >= longGapSeconds && (
            <Pause seconds={step.gapSeconds} />
          )}
          <StepRow step={step} timezone={timezone} />
        </li>
      ))}
    </Stack>
  )
}

function Pause({ seconds }: { readonly seconds: number }) {
  return (
    <Group gap={8} py={6} pl={96} className="quiet">
      <IconClockPause size={14} aria-hidden />
      <Text size="xs">{formatDuration(seconds)} without a step</Text>
    </Group>
  )
}

function StepRow({ step, timezone }: { readonly step: Step; readonly timezone: string }) {
  const [isOpen, setOpen] = useState(false)
  const { event } = step
  const properties = Object.entries(event.properties)
  const head = (
    <Group wrap="nowrap" gap="sm" align="flex-start" py={7} px={6}>
      <Stack gap={0} w={78} style={{ flex: 'none' }}>
        <Text size="xs" className="figures">
          {formatClock(event.timestamp, timezone)}
        </Text>
        <Text size="xs" className="quiet figures">
          {step.gapSeconds === null ? 'start' : `+${formatGap(step.gapSeconds)}`}
        </Text>
      </Stack>
      <EventIcon type={event.type} />
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Group gap={6}>
          <Text size="sm" fw={550} span>
            {formatName(event.type)}
          </Text>
          {event.revenue !== null && (
            <Badge size="sm" radius="sm" variant="light" tt="none">
              {formatMoney(event.revenue, event.currency)}
            </Badge>
          )}
          {step.newSection && (
            <Badge size="sm" radius="sm" variant="default" tt="none" fw={500}>
              {step.newSection}
            </Badge>
          )}
        </Group>
        {(step.newPage || event.title) && (
          <Text size="sm" className="quiet cut" title={event.url ?? event.page ?? undefined}>
            {step.newPage ?? event.page}
            {event.title && event.title !== step.newPage ? ` · ${event.title}` : ''}
          </Text>
        )}
        {!isOpen && properties.length > 0 && (
          <Text size="xs" className="quiet cut">
            {properties
              .map(([name, value]) => `${name}: ${typeof value === 'object' ? '…' : String(value)}`)
              .join('   ')}
          </Text>
        )}
      </Box>
      <Text size="xs" className="quiet figures" title="Step">
        {event.step}
      </Text>
      <IconChevronDown
        size={15}
        aria-hidden
        className="quiet"
        style={{
          visibility: properties.length > 0 ? 'visible' : 'hidden',
          transform: isOpen ? 'rotate(180deg)' : undefined,
          flex: 'none',
          marginTop: 2,
        }}
      />
    </Group>
  )
  if (properties.length === 0) return head
  return (
    <>
      <UnstyledButton
        w="100%"
        className="row-link"
        style={{ borderRadius: 6 }}
        aria-expanded={isOpen}
        onClick={() => setOpen((before) => !before)}
      >
        {head}
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <Box
          component="dl"
          m={0}
          ml={130}
          mb="sm"
          style={{ display: 'grid', gridTemplateColumns: 'minmax(80px, auto) 1fr', gap: '2px 12px' }}
        >
          {properties.map(([name, value]) => (
            <Box key={name} style={{ display: 'contents' }}>
              <Text component="dt" size="xs" className="quiet">
                {name}
              </Text>
              <Text
                component="dd"
                size="xs"
                m={0}
                ff={typeof value === 'object' ? 'monospace' : undefined}
                style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
              >
                {valueText(value)}
              </Text>
            </Box>
          ))}
        </Box>
      </Collapse>
    </>
  )
}

const formatGap = (seconds: number): string =>
  seconds < 10 ? `${Math.round(seconds * 10) / 10}s` : formatDuration(seconds)
