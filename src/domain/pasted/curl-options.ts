/** Options of cURL 8.17, and of older versions, that take a value. */
const withValue = new Set(
  `abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout
  connect-to continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary
  data-raw data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url
  dump-header ech egd-file engine etag-compare etag-save expect100-timeout form form-string ftp-account
  ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms
  haproxy-clientip header help hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway json
  keepalive-cnt keepalive-time key key-type knownhosts krb krb4 libcurl limit-rate local-port
  login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy
  oauth2-bearer output output-dir parallel-max parallel-max-host pass pinnedpubkey preproxy proto
  proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers
  proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey
  proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user
  proxy1.0 pubkey quote random-file range rate referer request request-target resolve retry
  retry-delay retry-max-time sasl-authzid service-name sigalgs socks4 socks4a socks5
  socks5-gssapi-service socks5-hostname speed-limit speed-time ssl-sessions stderr telnet-option
  tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii
  trace-config unix-socket upload-file upload-flags url url-query user user-agent variable
  vlan-priority write-out`.split(/\s+/),
)
/** Options without a value; most also exist as `--no-…`. */
const switches = new Set(
  `alpn anyauth append basic buffer ca-native cert-status clobber compressed compressed-ssh create-dirs
  crlf digest disable disable-eprt disable-epsv disallow-username-in-url doh-cert-status doh-insecure
  dump-ca-embed eprt epsv fail fail-early fail-with-body false-start follow form-escape
  ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip ftp-ssl ftp-ssl-ccc ftp-ssl-control ftp-ssl-reqd
  get globoff haproxy-protocol head http0.9 http1.0 http1.1 http2 http2-prior-knowledge http3
  http3-only ignore-content-length include insecure ipv4 ipv6 junk-session-cookies keepalive list-only
  location location-trusted mail-rcpt-allowfails manual metalink mptcp negotiate netrc netrc-optional
  next npn ntlm ntlm-wb out-null parallel parallel-immediate path-as-is post301 post302 post303
  progress-bar progress-meter proxy-anyauth proxy-basic proxy-ca-native proxy-digest proxy-http2
  proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast proxy-ssl-auto-client-cert
  proxy-tlsv1 proxytunnel raw remote-header-name remote-name remote-name-all remote-time
  remove-on-error retry-all-errors retry-connrefused sasl-ir sessionid show-error show-headers silent
  skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert
  ssl-no-revoke ssl-reqd ssl-revoke-best-effort sslv2 sslv3 styled-output suppress-connect-headers
  tcp-fastopen tcp-nodelay tftp-no-options tls-earlydata tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3
  tr-encoding trace-ids trace-time use-ascii verbose version xattr`.split(/\s+/),
)
/** Short options that take a value. Those that this code reads have a long name. */
const lettersWithValue = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz'
const letterSwitches = '012346#:aBfgGiIjJklLMnNOpqRsSvVZ'
const longNames: Readonly<Record<string, string>> = {
  d: 'data',
  F: 'form',
  G: 'get',
  I: 'head',
  K: 'config',
  T: 'upload-file',
  ':': 'next',
}

/** One argument of a cURL command. */
export type CurlArgument =
  /** An option by its long name, or by its letter if this code does not read it. */
  | { readonly option: string; readonly value: string }
  | { readonly url: string }
  /** An option that cURL does not have, or that lacks its value. */
  | { readonly refused: 'unknown_option' | 'no_value'; readonly option: string }

/**
 * Reads the words after `curl` as cURL does: short options in clusters, values attached or in the
 * next word.
 */
export function curlArguments(words: readonly string[]): readonly CurlArgument[] {
  const read: CurlArgument[] = []
  let index = 0
  let takesOptions = true
  /** The value is the rest of the word, or the next word. */
  const valueOf = (option: string, shown: string, rest: string): CurlArgument => {
    const value = rest === '' ? words[index++] : rest
    return value === undefined ? { refused: 'no_value', option: shown } : { option, value }
  }
  const readLetters = (letters: string): void => {
    for (let at = 0; at < letters.length; at += 1) {
      const letter = letters.charAt(at)
      const option = longNames[letter] ?? letter
      if (lettersWithValue.includes(letter)) {
        read.push(valueOf(option, `-${letter}`, letters.slice(at + 1)))
        return
      }
      const isKnown = letterSwitches.includes(letter)
      read.push(
        isKnown ? { option, value: '' } : { refused: 'unknown_option', option: `-${letter}` },
      )
    }
  }
  while (index < words.length) {
    const word = words[index++] ?? ''
    if (!takesOptions || !looksLikeOption.test(word)) read.push({ url: word })
    else if (word === '--') takesOptions = false
    else if (word.startsWith('--')) {
      // cURL does not accept `--name=value`, but other tools do, so it is understood.
      const [, name = '', , rest = ''] = /^--([^=]*)(=(.*))?$/s.exec(word) ?? []
      if (withValue.has(name)) read.push(valueOf(name, `--${name}`, rest))
      else if (switches.has(name)) read.push({ option: name, value: '' })
      else if (!switches.has(name.replace(/^no-/, '')) || !name.startsWith('no-'))
        read.push({ refused: 'unknown_option', option: `--${name}` })
    } else if (word.startsWith('-')) readLetters(word.slice(1))
    else read.push({ refused: 'unknown_option', option: word })
  }
  return read
}

/** Chat tools replace `--` with other dashes, and cURL would read the option as an address. */
const looksLikeOption = /^[-\u2010-\u2015\u2212](?=.)/
