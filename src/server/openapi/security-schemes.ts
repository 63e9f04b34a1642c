export const securitySchemes = {
  APIKeyHeader: {
    type: 'apiKey',
    in: 'header',
    name: 'Splunk-AO-API-Key',
    description: 'An API key.',
  },
  GalileoAPIKeyHeader: {
    type: 'apiKey',
    in: 'header',
    name: 'Galileo-API-Key',
    description: 'The same key under the older name of the header.',
  },
  OAuth2PasswordBearer: {
    type: 'oauth2',
    description: 'A token for an e-mail address and a password.',
    flows: { password: { scopes: {}, tokenUrl: '/login' } },
  },
  HTTPBearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A token from /login or /login/api_key.',
  },
  HTTPBasic: {
    type: 'http',
    scheme: 'basic',
    description: 'The e-mail address and the password of a user.',
  },
} as const
