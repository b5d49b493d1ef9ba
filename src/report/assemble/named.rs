//! A report without the posts that it does not speak of: those that it does, numbered anew.

use super::super::Report;
use crate::text::Set;

impl Report {
    /// Numbers the posts anew that the report lists or refers to, in their order, and returns for each
    /// of the `count` posts of its archive whether it is one of them.
    pub fn name_posts(&mut self, count: usize) -> Vec<bool> {
        let mut named: Set<u32> = Set::default();
        self.each_post(|post| {
            named.insert(*post);
        });
        let mut next = 0;
        let mut numbers = vec![None; count];
        for (post, number) in (0u32..).zip(&mut numbers) {
            if named.contains(&post) {
                *number = Some(next);
                next += 1;
            }
        }
        self.each_post(|post| {
            *post = numbers.get(*post as usize).copied().flatten().unwrap_or(*post);
        });
        numbers.iter().map(Option::is_some).collect()
    }

    fn each_post(&mut self, mut visit: impl FnMut(&mut u32)) {
        for post in &mut self.posts {
            visit(&mut post.id);
        }
        for found in &mut self.matches {
            visit(&mut found.a.post);
            visit(&mut found.b.post);
        }
        for passage in &mut self.passages {
            visit(&mut passage.a.post);
            visit(&mut passage.b.post);
        }
        for refrain in &mut self.refrains {
            refrain.places.iter_mut().for_each(|place| visit(&mut place.post));
            refrain.accepted_posts.iter_mut().for_each(&mut visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Command;
    use super::super::super::fixture::Fixture;

    #[test]
    fn what_is_not_spoken_of_has_no_number() {
        let mut fixture = Fixture::new(Command::Check);
        for name in ["draft.md", "a.md", "b.md"] {
            fixture.post(name, "", "", "One two three.");
        }
        let (mut report, _) = fixture.done();
        report.posts.remove(1);
        assert_eq!(report.name_posts(3), [true, false, true]);
        assert_eq!(report.posts.iter().map(|post| post.id).collect::<Vec<_>>(), [0, 1]);
    }
}
