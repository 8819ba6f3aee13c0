// Package bundle opens what support is sent: a folder, a single file, standard input, or an archive (zip, tar, gz, bz2, xz,
// zst, nested up to a depth), and hands out its members as streams, one by one or several at a time. Nothing is written to disk. One Budget per
// bundle is threaded through every layer; a limit, a bad archive or an unreadable file becomes a Skip with its reason and the
// rest is read on. It knows nothing of VoIP.
package bundle
