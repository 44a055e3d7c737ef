import type { Metadata } from 'next';
import { NoteScreen } from '@/components/learn/note-screen';
import { builtTopics } from '@/lib/client/topics';

interface Props {
  params: Promise<{ topic: string }>;
}

export const dynamicParams = false;
export const generateStaticParams = () => builtTopics().map(({ slug }) => ({ topic: slug }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { topic } = await params;
  return { title: builtTopics().find((t) => t.slug === topic)?.title };
}

export default async function NotePage({ params }: Props) {
  const { topic } = await params;
  const topics = builtTopics();
  const at = topics.findIndex((t) => t.slug === topic);
  return <NoteScreen topic={topics[at]!} previous={topics[at - 1]} next={topics[at + 1]} />;
}
