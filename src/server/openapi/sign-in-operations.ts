import {
  currentUserAnswerSchema,
  keyRequestSchema,
  passwordRequestSchema,
  tokenAnswerSchema,
} from '#domain/contract/endpoints/account-schemas.ts'
import type { Operation } from './operation.ts'

const tag = 'auth'
const wrong = { '401': 'The credentials are not valid.' }
const token = {
  description: 'A token for the header `Authorization: Bearer`.',
  content: { type: 'application/json', schema: tokenAnswerSchema },
} as const

export const signInOperations = [
  {
    method: 'post',
    path: '/v2/login',
    operationId: 'log_in_with_password',
    tag,
    summary: 'Sign in with a password',
    description: 'Exchanges an e-mail address and a password for a token.',
    access: 'public',
    body: {
      type: 'application/x-www-form-urlencoded',
      schema: passwordRequestSchema,
      example: { username: 'ada@example.com', password: 'a long password' },
    },
    answers: { '200': token },
    refusals: wrong,
  },
  {
    method: 'post',
    path: '/v2/login/api_key',
    operationId: 'log_in_with_key',
    tag,
    summary: 'Sign in with an API key',
    description: 'Exchanges an API key for a token.',
    access: 'public',
    body: { schema: keyRequestSchema, example: { api_key: 'a key' } },
    answers: { '200': token },
    refusals: wrong,
  },
  {
    method: 'get',
    path: '/v2/current_user',
    operationId: 'get_current_user',
    tag,
    summary: 'Get the signed-in user',
    description: 'Answers with the user to whom the credentials belong.',
    access: 'signed_in',
    answers: {
      '200': {
        description: 'The user.',
        content: { type: 'application/json', schema: currentUserAnswerSchema },
      },
    },
  },
  {
    method: 'post',
    path: '/winnow/sign_out_everywhere',
    operationId: 'sign_out_everywhere',
    tag,
    summary: 'Revoke all tokens',
    description: 'Revokes every token of the signed-in user. API keys stay valid.',
    access: 'signed_in',
    answers: { '204': { description: 'All tokens are revoked.' } },
    refusals: { '507': 'The disk of the server is full.' },
  },
] as const satisfies readonly Operation[]
