import { expect, test } from 'vitest'
import { splitChoices, splitIds } from './split-values.ts'

const [a, b] = ['5bc8fbbc-bde5-4099-8164-d8399f767c45', 'd76d4330-f144-4bea-b0c1-1fdecb91ce37']

test('ids are read as in the paste box, and look-alikes stay as values', () => {
  expect(splitIds(`["${a}", "${b.replaceAll('-', '\u2011').toUpperCase()}"]`)).toEqual([a, b])
  expect(splitIds(`${a} ${b.slice(0, -1)} ${b.replace('-4', '-7')}`)).toEqual([
    a,
    b.replace('-4', '-7'),
    b.slice(0, -1),
  ])
  expect(splitIds(' d76d\u20114330\u200b ')).toEqual(['d76d-4330'])
  expect(splitIds(' \u200b')).toEqual([])
})

const choices = new Set(['off topic, "quoted"', 'off topic', 'a,b', ' c ', 'rude'])
const split = splitChoices(choices)

test.each([
  ['rude, off topic', ['rude', 'off topic']],
  ['off topic, "quoted"', ['off topic, "quoted"']],
  ['rude,off topic, "quoted",a,b,new', ['rude', 'off topic, "quoted"', 'a,b', 'new']],
  ['"off topic, ""quoted""",rude', ['off topic, "quoted"', 'rude']],
  ['"x, y", z', ['x, y', 'z']],
  ['rude\r\na,b\t c ', ['rude', 'a,b', ' c ']],
  ['off topic, other', ['off topic', 'other']],
  [' , ', []],
])('a comma separates choices unless it is part of one: %j', (text, values) => {
  expect(split(text)).toEqual(values)
})
