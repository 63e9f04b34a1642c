import { expect, test } from 'vitest'
import { goldenCases } from '#domain/testing/golden-cases.test-support.ts'
import { placesOfServiceErrors, serviceProblems, type RequestPath } from './service-error-places.ts'
import { errorText } from './service-error-text.ts'

type Case = { name: string; request: unknown; response: unknown; places: RequestPath[] }

const sorted = (paths: readonly RequestPath[]) =>
  paths.map((path) => JSON.stringify(path)).toSorted()

for (const { name, request, response, places } of goldenCases<Case>('service-errors.jsonl')) {
  test(`golden: ${name}`, () => {
    const found = placesOfServiceErrors(request, response)
    expect(sorted(found.places.map(({ path }) => path))).toEqual(sorted(places))
    for (const { message } of found.places) expect(JSON.stringify(response)).toContain(message)
    if (places.length === 0) expect(found.text).not.toBeNull()
  })
}

const request = {
  redact: true,
  record_selector: {
    type: 'filter_tree',
    filter_tree: {
      and: [{ filter: { type: 'text', column_id: 'inputs', operator: 'eq', value: 'a' } }],
    },
  },
}

test("our own API's plain places lead to the node and its field", () => {
  const body = {
    detail: [
      {
        type: 'value_error',
        loc: ['body', 'record_selector', 'filter_tree', 'and', 0, 'filter', 'column_id'],
        msg: "Value error, the queue has no column 'inputs'",
      },
      { type: 'bool_type', loc: ['body', 'redact'], msg: 'Input should be a valid boolean' },
    ],
  }
  const keys = new Map([
    ['record_selector.filter_tree', 'root'],
    ['record_selector.filter_tree.and.0', 'leaf'],
  ])
  expect(serviceProblems(placesOfServiceErrors(request, body), keys)).toEqual([
    {
      place: { kind: 'node', key: 'leaf', field: 'column_id' },
      message: "the queue has no column 'inputs'",
    },
    { place: { kind: 'option', field: 'redact' }, message: 'Input should be a valid boolean' },
  ])
})

test('a body in no known shape has no places and no text', () => {
  for (const body of [null, 5, 'a text', [], {}, { detail: null }, { detail: [null, 3] }]) {
    expect(placesOfServiceErrors(request, body)).toEqual({ places: [], text: null })
  }
})

test('a standard error says what the user can do', () => {
  const body = { standard_error: { message: 'Queue not found.', user_action: 'Try again.' } }
  expect(errorText(body)).toBe('Queue not found. Try again.')
})
