/* Counts the lines of a file that match one of the regexps of another, with Hyperscan: compile, then scan in blocks cut at the end of a line. It
 * is built by the benchmark only, and no part of pwtriage. */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK (1 << 20)
#define MAX_PATTERNS 10000

struct count {
	const char *data;
	unsigned long long lines, length, counted_to;
};

/* One line counts once, however many patterns end in it. */
static int on_match(unsigned int id, unsigned long long from, unsigned long long to, unsigned int flags, void *context)
{
	struct count *c = context;
	(void)id, (void)from, (void)flags;
	if (to <= c->counted_to)
		return 0;
	const char *end = memchr(c->data + to, '\n', c->length - to);
	c->counted_to = end ? (unsigned long long)(end - c->data) : c->length;
	c->lines++;
	return 0;
}

static int fail(const char *what)
{
	fprintf(stderr, "scan: %s\n", what);
	return 1;
}

int main(int argc, char **argv)
{
	static const char *patterns[MAX_PATTERNS];
	static unsigned int flags[MAX_PATTERNS];
	static char line[1 << 16];
	unsigned int n = 0, refused = 0;
	hs_database_t *database = NULL;
	hs_scratch_t *scratch = NULL;
	hs_compile_error_t *error = NULL;

	if (argc == 2 && !strcmp(argv[1], "--version"))
		return printf("Hyperscan %s\n", hs_version()) < 0;
	if (argc != 3)
		return fail("give a file of patterns and a file");
	FILE *in = fopen(argv[1], "r");
	if (!in)
		return fail("no patterns");
	while (n < MAX_PATTERNS && fgets(line, sizeof line, in)) {
		line[strcspn(line, "\n")] = 0;
		flags[n] = HS_FLAG_MULTILINE;
		patterns[n++] = strdup(line);
	}
	fclose(in);
	while (n > 0 && hs_compile_multi(patterns, flags, NULL, n, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
		if (error->expression < 0)
			return fail(error->message);
		fprintf(stderr, "scan: refused: %s: %s\n", patterns[error->expression], error->message);
		refused++;
		patterns[error->expression] = patterns[--n];
		hs_free_compile_error(error);
	}
	if (n == 0 || hs_alloc_scratch(database, &scratch) != HS_SUCCESS)
		return fail("nothing to scan with");
	char *block = malloc(BLOCK);
	in = fopen(argv[2], "rb");
	if (!in || !block)
		return fail("no file");
	setvbuf(in, NULL, _IONBF, 0);
	struct count c = {block, 0, 0, 0};
	size_t kept = 0, got;
	while ((got = fread(block + kept, 1, BLOCK - kept, in)) > 0 || kept > 0) {
		size_t whole = kept + got, cut = whole;
		while (got > 0 && cut > 0 && block[cut - 1] != '\n')
			cut--;
		if (cut == 0)
			cut = whole; /* a line longer than the block */
		c.length = cut;
		c.counted_to = 0;
		if (hs_scan(database, block, (unsigned int)cut, 0, scratch, on_match, &c) != HS_SUCCESS)
			return fail("scan failed");
		kept = whole - cut;
		memmove(block, block + cut, kept);
	}
	printf("%llu\n", c.lines);
	if (refused)
		fprintf(stderr, "scan: %u patterns refused\n", refused);
	return 0;
}
