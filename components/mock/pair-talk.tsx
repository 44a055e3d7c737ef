'use client';
import type { MockModel } from '@/lib/client/mock/model';
import { useOffer } from '@/lib/client/mock/use-connecting';
import { usePairHost, useScreenOn, useSide } from '@/lib/client/mock/use-pair';
import { candidateView } from '@/lib/domain/mock/candidate-view';
import type { Prompt } from '@/lib/domain/mock/prompt';
import type { MockSession } from '@/lib/domain/mock/session';
import { Button } from '../ui/button';
import { CandidateScreen } from './candidate-screen';
import { HandBack } from './hand-back';
import { InterviewerView } from './interviewer-view';

/** The conversation of a pair on the interviewer's device, in the hands of either. */
export function PairTalk({
  prompt,
  session,
  model,
}: {
  prompt: Prompt;
  session: MockSession;
  model: MockModel;
}) {
  const [side, turn] = useSide(session.sessionId);
  const { host, link } = usePairHost(prompt, model);
  const offering = useOffer(host.connect);
  useScreenOn();
  switch (side) {
    case 'interviewer':
      return (
        <InterviewerView
          prompt={prompt}
          session={session}
          act={model.act}
          host={host}
          link={link}
          offering={offering}
          onHandOver={() => turn('candidate')}
        />
      );
    case 'candidate':
      return (
        <CandidateScreen
          view={candidateView(prompt, session)}
          board={session.board}
          onDraw={host.draw}
          top={
            <div className="flex justify-end">
              <Button look="quiet" className="-mr-2" onClick={() => turn('cover')}>
                Hand back
              </Button>
            </div>
          }
        />
      );
    case 'cover':
      return <HandBack onInterviewer={() => turn('interviewer')} onCandidate={() => turn('candidate')} />;
  }
}
