import { expect, test } from '@playwright/test'
import {
  addLeaf,
  chooseOperator,
  chooseQueue,
  fillTokens,
  signIn,
  tree,
} from './support/builder.ts'

/** What a screen reader gets of a row of each kind: names, roles and states. */
test('the accessibility tree of the filter names every part of every kind of row', async ({
  page,
}) => {
  await signIn(page)
  await chooseQueue(page, 'Support answers')
  await (await addLeaf(page, 'Status Code')).getByRole('textbox', { name: 'Value' }).fill('500')
  const between = await addLeaf(page, 'Quality')
  await chooseOperator(page, between, 'is between')
  await between.getByRole('textbox', { name: 'From' }).fill('3')
  await between.getByRole('textbox', { name: 'To' }).fill('4')
  await addLeaf(page, 'Is Complete')
  await fillTokens(await addLeaf(page, 'Tags'), ['prod', 'beta'])
  await addLeaf(page, 'Fully Annotated')
  await addLeaf(page, 'Created')
  await page.getByRole('button', { name: /^Queue:/ }).focus()
  await expect(tree(page)).toMatchAriaSnapshot(`
    - treegrid "Filter":
      - row [expanded] [level=1]:
        - gridcell:
          - 'button "AND: all of these are true. Change to OR"'
        - gridcell
        - gridcell:
          - button "More"
      - row [level=2]:
        - gridcell:
          - 'button "Column: Status Code"'
          - 'button "Operator: is at least"'
          - textbox "Value": "500"
          - button "Choose a value on the chart"
        - gridcell
        - gridcell:
          - button "More"
      - row [level=2]:
        - gridcell:
          - 'button "Column: Quality"'
          - 'button "Operator: is between"'
          - textbox "From": "3"
          - textbox "To": "4"
          - button "Choose a value on the chart"
      - row [level=2]:
        - gridcell:
          - 'button "Column: Is Complete"'
          - 'button "Operator: is"'
          - 'button "Value: true"'
      - row [level=2]:
        - gridcell:
          - 'button "Column: Tags"'
          - 'button "Operator: contain any of"'
          - text: prod
          - button "Remove prod"
          - text: beta
          - button "Remove beta"
          - combobox "Value"
          - button "Match case" [pressed]
      - row [level=2]:
        - gridcell:
          - 'button "Column: Fully Annotated"'
          - 'button /^Members: everyone tracked/'
      - row [level=2]:
        - gridcell:
          - 'button "Column: Created"'
          - 'button "Operator: is on or after"'
          - group "Value"
      - row [level=2]:
        - gridcell:
          - button "Condition"
          - button "Group"
  `)
})
