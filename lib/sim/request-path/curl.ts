/** What curl and a plain socket with the same limit report of what was seen. curl(1), EXIT CODES; connect(2), recv(2). */
import { printEndpoint } from './address';
import type { ClientRun } from './client';
import { HOST_NAME_ASKED } from './names';

export interface Report {
  /** As curl's `%{http_code}`: 000 when no answer came. */
  httpCode: string;
  curlExit: number;
  /** Empty when curl is content. */
  curlMessage: string;
  /** `ok` or the errno of a plain socket with the same limit; EOF when it was closed without a byte. */
  socketResult: string;
  socketStage: 'resolve' | 'connect' | 'recv';
}

export function reportOf({ seen, atUs, asked }: ClientRun): Report {
  const ms = Math.floor(atUs / 1_000);
  const report = (curlExit: number, message: string, socketResult: string, httpCode = '000'): Report => ({
    httpCode,
    curlExit,
    curlMessage: message && `curl: (${curlExit}) ${message}`,
    socketResult,
    socketStage: seen.stage,
  });
  switch (seen.stage) {
    case 'resolve':
      return seen.end === 'limit'
        ? report(28, `Resolving timed out after ${ms} milliseconds`, 'EAI_AGAIN')
        : report(6, `Could not resolve host: ${HOST_NAME_ASKED}`, 'EAI_AGAIN');
    case 'connect': {
      if (seen.end === 'limit')
        return report(28, `Connection timed out after ${ms} milliseconds`, 'EINPROGRESS');
      const [address, port] = [asked.address, asked.port];
      const message = `Failed to connect to ${address} port ${port} after ${ms} ms: Couldn't connect to server`;
      return report(seen.end === 'ETIMEDOUT' ? 28 : 7, message, seen.end);
    }
    case 'recv':
      return received({ seen, ms, report });
  }
}

interface ReceivedReport {
  seen: Extract<ClientRun['seen'], { stage: 'recv' }>;
  ms: number;
  report: (curlExit: number, message: string, socketResult: string, httpCode?: string) => Report;
}

function received({ seen, ms, report }: ReceivedReport): Report {
  const code = seen.status === null ? '000' : String(seen.status);
  switch (seen.end) {
    case 'complete':
      return report(0, '', 'ok', code);
    case 'cut': {
      const left = seen.expectedBytes - seen.receivedBytes;
      return report(18, `transfer closed with ${left} bytes remaining to read`, 'ok', code);
    }
    case 'empty':
      return report(52, 'Empty reply from server', 'EOF');
    case 'reset':
      return report(56, 'Recv failure: Connection reset by peer', 'ECONNRESET');
    case 'limit':
    case 'endless': {
      const of =
        seen.status === null
          ? `${seen.receivedBytes} bytes`
          : `${seen.receivedBytes} out of ${seen.expectedBytes} bytes`;
      return report(28, `Operation timed out after ${ms} milliseconds with ${of} received`, 'EAGAIN', code);
    }
  }
}

export const askedUrl = ({ asked }: ClientRun): string => `http://${printEndpoint(asked)}/`;
