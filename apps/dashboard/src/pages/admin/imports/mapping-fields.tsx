import { Group, Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import type { ImportPreviewAnswer } from '@sojourn/contract'
import { DataTable } from '../../../parts/data-table.tsx'
import { type ImportForm, timeFormats, withColumn } from './import-model.ts'

/** Which column of a file fills which field of an event, and how times are written in it. */
export function MappingFields(props: {
  readonly preview: Pick<ImportPreviewAnswer, 'columns' | 'fields'>
  readonly form: ImportForm
  readonly onChange: (form: ImportForm) => void
}) {
  const { preview, form, onChange } = props
  const { map = {}, set = {}, timeFormat = 'iso', properties, sessions } = form
  const fieldOf = new Map(Object.entries(map).map(([field, column]) => [column, field]))
  const fields = preview.fields.filter((field) => !field.includes('.'))
  return (
    <Stack gap="sm">
      <DataTable
        label="Columns"
        keyOf={({ name }) => name}
        rows={preview.columns}
        columns={[
          { key: 'name', heading: 'Column', width: 100, cell: ({ name }) => name },
          {
            key: 'field',
            heading: 'Fills',
            width: 170,
            cell: ({ name }) => (
              <Select
                size="xs"
                aria-label={`What ${name} fills`}
                placeholder={properties === 'rest' ? 'A property of its name' : 'Left out'}
                clearable
                searchable
                data={fields}
                value={fieldOf.get(name) ?? null}
                onChange={(field) => onChange({ ...form, map: withColumn(map, name, field) })}
              />
            ),
          },
          {
            key: 'example',
            heading: 'For example',
            width: 150,
            cell: ({ example }) => (
              <Text size="sm" className="quiet cut" component="div" maw={280}>
                {example || '–'}
              </Text>
            ),
          },
        ]}
      />
      <Group gap="md" align="flex-end" px="md">
        <Select
          label="Times are written as"
          data={timeFormats}
          value={timeFormat}
          onChange={(value) => onChange({ ...form, timeFormat: value ?? 'iso' })}
          allowDeselect={false}
          w={240}
        />
        {map.type === undefined && (
          <TextInput
            label="Type of every event"
            placeholder="page_view"
            value={set.type ?? ''}
            onChange={({ currentTarget: { value } }) =>
              onChange({ ...form, set: value === '' ? {} : { type: value } })
            }
            w={200}
          />
        )}
      </Group>
      <Stack gap="xs" px="md" pb="sm">
        <Switch
          label="Columns that fill nothing become properties"
          checked={properties === 'rest'}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ ...form, properties: checked ? 'rest' : 'mapped' })
          }
        />
        <Switch
          label="Make visits by 30 minutes of inactivity, whatever the session ids say"
          checked={sessions === 'inactivity'}
          onChange={({ currentTarget: { checked } }) =>
            onChange({ ...form, sessions: checked ? 'inactivity' : 'id' })
          }
        />
      </Stack>
    </Stack>
  )
}
