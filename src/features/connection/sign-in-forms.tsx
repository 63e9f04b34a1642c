import { useState } from 'react'
import { localConnection, type Connection, type Session } from '#api/session.ts'
import { signInWithAccessToken, signInWithKey, signInWithPassword } from '#api/sign-in.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Switch } from '#ui/switch.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useSignIn } from './use-sign-in.ts'
import * as words from './words.ts'

export type SignInWay = 'key' | 'password' | 'access_token'

const ways = [
  { id: 'key', label: words.apiKey },
  { id: 'password', label: words.emailAndPassword },
] as const satisfies readonly { readonly id: SignInWay; readonly label: string }[]
/** Only the hosted service has access tokens. */
const serviceWays = [...ways, { id: 'access_token', label: words.accessToken }] as const

export type SignInFormsProps = {
  readonly connections: readonly [Connection, ...Connection[]]
  /** How the user signed in last. */
  readonly before?: { readonly way: SignInWay; readonly email: string }
  readonly onSignIn: (session: Session, onThisDevice: boolean) => void
}

export function SignInForms({ connections, before, onSignIn }: SignInFormsProps) {
  const [where, setWhere] = useState(connections[0].id)
  const connection = connections.find(({ id }) => id === where) ?? connections[0]
  const [chosenWay, setWay] = useState<SignInWay>(before?.way ?? 'key')
  const waysHere = connection.id === localConnection.id ? ways : serviceWays
  const way = waysHere.some(({ id }) => id === chosenWay) ? chosenWay : 'key'
  const [key, setKey] = useState('')
  const [token, setToken] = useState('')
  const [email, setEmail] = useState(before?.email ?? '')
  const [password, setPassword] = useState('')
  const [onThisDevice, setOnThisDevice] = useState(false)
  const { isPending, failure, run } = useSignIn((session) => onSignIn(session, onThisDevice))
  const signIn = {
    key: () => signInWithKey(connection, key.trim()),
    password: () => signInWithPassword(connection, email.trim(), password),
    access_token: () => signInWithAccessToken(connection, token.trim()),
  } as const satisfies Record<SignInWay, () => Promise<Session>>
  const isComplete = {
    key: key.trim() !== '',
    password: email.trim() !== '' && password !== '',
    access_token: token.trim() !== '',
  } as const satisfies Record<SignInWay, boolean>
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete[way] && !isPending) run(signIn[way], way)
      }}
    >
      {connections.length > 1 ? (
        <Segmented
          label={words.whereToSignIn}
          items={connections}
          value={connection.id}
          onChange={setWhere}
        />
      ) : null}
      <Segmented label={words.howToSignIn} items={waysHere} value={way} onChange={setWay} />
      {way === 'key' ? <SecretField label={words.apiKey} value={key} onChange={setKey} /> : null}
      {way === 'access_token' ? (
        <SecretField label={words.accessToken} value={token} onChange={setToken} />
      ) : null}
      {way === 'password' ? (
        <>
          <TextField
            label={words.email}
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
          />
          <TextField
            label={words.password}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        </>
      ) : null}
      <Switch checked={onThisDevice} onChange={setOnThisDevice}>
        {words.remember}
      </Switch>
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      <Button type="submit" variant="primary" size="large" disabled={!isComplete[way]}>
        {isPending ? words.signingIn : words.signIn}
      </Button>
    </form>
  )
}

type SecretFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A secret that is pasted, not remembered: password managers must not offer to save it. */
const SecretField = (props: SecretFieldProps) => (
  <TextField type="password" autoComplete="off" {...props} />
)
