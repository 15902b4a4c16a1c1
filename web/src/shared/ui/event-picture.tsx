import { pictureUrl } from '../../../../shared/contracts/picture-url';
import type { Ticket } from '../../../../shared/contracts/tickets';
import { EventArt } from './event-art/event-art';

interface EventPictureProps {
  of: Pick<Ticket, 'title' | 'category' | 'pictureId'>;
  className?: string;
}

/** The picture that the seller uploaded, else one that is drawn. Fills its place; the title beside it says what it is. */
export const EventPicture = ({ of: { title, category, pictureId }, className = '' }: EventPictureProps) =>
  pictureId ? (
    <img
      src={pictureUrl(pictureId, 'card')}
      alt=""
      width={800}
      height={500}
      loading="lazy"
      className={`block size-full bg-sunken object-cover ${className}`}
    />
  ) : (
    <EventArt title={title} category={category} className={className} />
  );
