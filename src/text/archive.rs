//! All posts of a run, in the order that every tie is broken by. It holds them; it does not find them.

use super::Post;

/// A post's number in its archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PostId(pub u32);

/// The posts that are compared.
#[derive(Debug, Default)]
pub struct Archive {
    posts: Vec<Post>,
}

impl Archive {
    /// An archive without posts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a post and returns its number; numbers count up from 0.
    ///
    /// # Panics
    /// At the 2³²nd post.
    pub fn push(&mut self, post: Post) -> PostId {
        let id = PostId(u32::try_from(self.posts.len()).expect("fewer than 2^32 posts"));
        self.posts.push(post);
        id
    }

    /// Adds posts behind those that are there.
    ///
    /// # Panics
    /// At the 2³²nd post.
    pub fn append(&mut self, mut posts: Vec<Post>) {
        self.posts.append(&mut posts);
        assert!(u32::try_from(self.posts.len()).is_ok(), "fewer than 2^32 posts");
    }

    /// Puts the posts in the order of their paths and places, so that the order in which a folder
    /// gave its files cannot show in a report. Posts before `first` keep their places.
    pub fn sort_from(&mut self, first: usize) {
        self.posts[first..].sort_by(|a, b| (a.path(), a.span).cmp(&(b.path(), b.span)));
    }

    /// For each post its rank in time, from 0: dated posts by their dates, then the undated; what is
    /// equal in time keeps the archive's order. The first `drafts` posts come behind all others of
    /// their time.
    #[allow(clippy::cast_possible_truncation)] // Posts are counted in u32; see `push`.
    pub fn chronology(&self, drafts: usize) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.posts.len()).collect();
        order.sort_by_key(|&at| {
            let date = self.posts[at].date.map(|date| (date.day, date.moment()));
            (date.is_none(), date, at < drafts, at)
        });
        let mut ranks = vec![0; order.len()];
        for (rank, at) in order.into_iter().enumerate() {
            ranks[at] = rank as u32;
        }
        ranks
    }

    /// The post with this number.
    ///
    /// # Panics
    /// If the number is another archive's.
    pub fn get(&self, id: PostId) -> &Post {
        &self.posts[id.0 as usize]
    }

    /// The same, to be changed.
    ///
    /// # Panics
    /// If there is none.
    pub fn get_mut(&mut self, at: usize) -> &mut Post {
        &mut self.posts[at]
    }

    /// Takes the first `count` posts out, as an archive of their own.
    #[must_use]
    pub fn split(&mut self, count: usize) -> Self {
        let rest = self.posts.split_off(count.min(self.posts.len()));
        Self { posts: std::mem::replace(&mut self.posts, rest) }
    }

    /// The posts themselves.
    pub fn into_posts(self) -> Vec<Post> {
        self.posts
    }

    /// Keeps the posts whose numbers `keep` wants; they are counted anew.
    pub fn retain(&mut self, keep: impl Fn(usize) -> bool) {
        let mut at = 0;
        self.posts.retain(|_| {
            at += 1;
            keep(at - 1)
        });
    }

    /// All posts, in the order of their numbers.
    pub fn posts(&self) -> &[Post] {
        &self.posts
    }
}
