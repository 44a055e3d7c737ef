/** IPv4 addresses and flows as text. No names, no IPv6: the recorded network had neither. */
export interface Endpoint {
  address: string;
  port: number;
}

export interface Flow {
  source: Endpoint;
  destination: Endpoint;
}

export const inverse = ({ source, destination }: Flow): Flow => ({
  source: destination,
  destination: source,
});

export const sameEndpoint = (a: Endpoint, b: Endpoint): boolean =>
  a.address === b.address && a.port === b.port;

export const sameFlow = (a: Flow, b: Flow): boolean =>
  sameEndpoint(a.source, b.source) && sameEndpoint(a.destination, b.destination);

export const printEndpoint = ({ address, port }: Endpoint): string =>
  port === 0 ? address : `${address}:${port}`;

/** 32 bits, unsigned. */
function bitsOf(address: string): number {
  return address.split('.').reduce((bits, part) => bits * 256 + Number(part), 0);
}

/** Whether `172.17.0.2` lies in `172.17.0.0/16`. */
export function isIn(address: string, network: string): boolean {
  const [base, length] = network.split('/') as [string, string];
  const size = 2 ** (32 - Number(length));
  return Math.floor(bitsOf(address) / size) === Math.floor(bitsOf(base) / size);
}

export const isLoopback = (address: string): boolean => isIn(address, '127.0.0.0/8');
